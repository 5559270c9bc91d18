import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useMemo, useRef } from 'react';
import type { DealSet } from '../../deals/dataset';
import descriptions from '../../functions/descriptions-zh-CN.json';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton, WebLink } from '../TextLink';
import { useWorkbook } from '../workbook-access';
import { ArgumentFields } from './ArgumentFields';
import { CriteriaFields } from './CriteriaFields';
import { draftOf, hasPairs } from './draft';
import type { Draft } from './draft';
import { FORMULAS_TEXTS } from './formulas-texts';
import { taskOf } from './known-functions';
import type { KnownFunction } from './known-functions';
import type { Words } from './suggestions';

const CHINESE: Readonly<Record<string, string>> = descriptions;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '36px',
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  name: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  text: { margin: '2px 0 0', overflowWrap: 'anywhere' },
  quiet: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface BuilderProps {
  readonly known: KnownFunction;
  readonly draft: Draft;
  readonly set: DealSet;
  readonly onDraft: (draft: Draft) => void;
  readonly onBack: () => void;
}

/** A function, and its arguments to be filled in. */
export function Builder(props: BuilderProps) {
  const { known, draft, set, onDraft } = props;
  const styles = useStyles();
  const { language, entry, field } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  const workbook = useWorkbook();
  const { run } = useActivity();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [known.id]);
  const words: Words = useMemo(
    () => ({ entry, field, disclosed: t.build.disclosed, undisclosed: t.build.undisclosed }),
    [entry, field, t],
  );
  const described = (description: string) =>
    language === 'zh-CN' ? (CHINESE[description] ?? description) : description;

  const selection = async (take: (typed: string) => void) => {
    const task = { label: t.build.selection, failed: t.build.selectionFailed };
    const cells = await run(task, () => workbook.selectedCells());
    if (cells) take(`=${cells.reference}`);
  };
  const page = `help/${known.id}.html`;
  const example = known.examples[0];
  const pairs = known.parameters.find(({ repeating }) => repeating);
  return (
    <>
      <div className={styles.head}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeft16Regular />}
          title={t.build.backTo}
          onClick={props.onBack}
        >
          {t.build.back}
        </Button>
        <WebLink href={page} title={page}>
          {t.build.manual}
        </WebLink>
      </div>
      <div className={styles.scroller} tabIndex={-1}>
        <h2 className={styles.name} ref={heading} tabIndex={-1} title={taskOf(known.id, language)}>
          {known.id}
        </h2>
        <p className={styles.text}>{described(known.description)}</p>
        <p className={styles.quiet}>
          {t.build.typing}{' '}
          {example === undefined ? null : (
            <TextButton title={example} onClick={() => onDraft(draftOf(example) ?? draft)}>
              {t.build.example}
            </TextButton>
          )}
        </p>
        <ArgumentFields
          known={known}
          draft={draft}
          set={set}
          words={words}
          described={described}
          onDraft={onDraft}
          onSelection={(take) => void selection(take)}
        />
        {hasPairs(known) ? (
          <CriteriaFields
            known={known}
            draft={draft}
            set={set}
            words={words}
            hint={described(pairs?.description ?? '')}
            onDraft={onDraft}
            onSelection={(take) => void selection(take)}
          />
        ) : null}
      </div>
    </>
  );
}
