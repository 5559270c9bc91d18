import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { sheetAddress } from '../../workbook/cell-address';
import { useActivity } from '../activity';
import { LoadingList } from '../deals/LoadingList';
import { NothingHere } from '../NothingHere';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { useWorkbook } from '../workbook-access';
import { withoutQuestion } from './did-you-mean';
import { draftOf } from './draft';
import type { Draft } from './draft';
import type { FailedCell, FailedCells } from './failed-cells';
import { FORMULAS_TEXTS } from './formulas-texts';
import { useFormulaInsertion } from './insertion';

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  hint: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  cell: { fontWeight: tokens.fontWeightSemibold },
  error: { paddingLeft: tokens.spacingHorizontalS, color: tokens.colorPaletteRedForeground1 },
  formula: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  message: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    marginTop: '4px',
  },
  edit: { minHeight: '24px', fontSize: tokens.fontSizeBase200 },
});

interface ErrorsViewProps {
  readonly failed: FailedCells;
  readonly onLook: () => void;
  readonly onEdit: (draft: Draft) => void;
}

/** The cells whose DEALS formulas fail, each with its message and what can be done. */
export function ErrorsView({ failed, onLook, onEdit }: ErrorsViewProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  if (failed.state === 'looking') return <LoadingList label={t.errors.looking} />;
  if (failed.state === 'failed')
    return (
      <NothingHere
        title={t.errors.lookFailed}
        hint={failed.message}
        action={{ label: t.errors.look, run: onLook }}
      />
    );
  const calculating =
    failed.calculating === 0
      ? undefined
      : t.errors.calculating(formats.count(failed.calculating), failed.calculating);
  if (failed.cells.length === 0)
    return (
      <NothingHere
        title={calculating ?? t.errors.none}
        hint={calculating === undefined ? t.errors.noneHint : t.errors.calculatingHint}
        action={{ label: t.errors.look, run: onLook }}
      />
    );
  return (
    <div className={styles.scroller} tabIndex={-1}>
      <p className={styles.hint}>
        {t.errors.hint} <TextButton onClick={onLook}>{t.errors.look}</TextButton>
      </p>
      {calculating === undefined ? null : <p className={styles.hint}>{calculating}</p>}
      <ul className={styles.list}>
        {failed.cells.map((cell) => (
          <Failed
            key={sheetAddress(cell.sheetName, cell.address)}
            cell={cell}
            onLook={onLook}
            onEdit={onEdit}
          />
        ))}
      </ul>
      {failed.more ? <p className={styles.hint}>{t.errors.more}</p> : null}
    </div>
  );
}

interface FailedProps {
  readonly cell: FailedCell;
  readonly onLook: () => void;
  readonly onEdit: (draft: Draft) => void;
}

/** What Excel's own errors tell; the other ones are those of our functions, which say why. */
const CAUSES: Readonly<Record<string, Cause | undefined>> = {
  '#SPILL!': 'spill',
  '#NAME?': 'name',
  '#REF!': 'reference',
  '#DIV/0!': 'division',
  '#NULL!': 'intersection',
  '#CALC!': 'empty',
  '#CONNECT!': 'connect',
};
type Cause = 'spill' | 'name' | 'reference' | 'division' | 'intersection' | 'empty' | 'connect';
/** What calculating again may end. */
const MAY_PASS: ReadonlySet<Cause> = new Set(['connect']);

function Failed({ cell, onLook, onEdit }: FailedProps) {
  const styles = useStyles();
  const t = useTexts(FORMULAS_TEXTS);
  const { texts } = useSurroundings();
  const workbook = useWorkbook();
  const { run } = useActivity();
  const { told } = useFormulaInsertion();
  const { sheetName, address, formula, near, corrections, message } = cell;
  const where = sheetAddress(sheetName, address);
  const draft = draftOf(formula);
  const cause = CAUSES[cell.error];
  const said = message !== undefined && corrections.length > 0 ? withoutQuestion(message) : message;
  const words = said === undefined ? t.errors[cause ?? 'unknown'] : texts.common.refusal(said);

  const show = () =>
    void run({ label: t.errors.show, failed: t.errors.show }, () => workbook.showCells(sheetName, address));
  const correct = async (corrected: string) => {
    const written = await run({ label: t.errors.fixed(where), failed: t.errors.fixFailed }, () =>
      workbook.replaceFormula({ sheetName, address, formula, corrected }),
    );
    if (!written) return;
    told(t.errors.fixed(where), written, onLook);
    onLook();
  };
  const recalculate = async () => {
    await run({ label: t.errors.recalculating, failed: t.errors.recalculate }, () =>
      workbook.recalculateDeals(),
    );
    onLook();
  };

  return (
    <li className={styles.item}>
      <TextButton className={styles.cell} title={t.errors.show} onClick={show}>
        {where}
      </TextButton>
      <span className={styles.error}>{cell.error}</span>
      <div className={styles.formula} lang="en">
        {formula}
      </div>
      <div className={styles.message} {...(words === said ? { lang: 'en' } : {})}>
        {words}
      </div>
      {near && corrections.length === 0 ? (
        <div className={styles.message}>{t.errors.inCell(near.typed)}</div>
      ) : null}
      <div className={styles.actions}>
        {corrections.map(({ name, formula: corrected }) => (
          <Button
            key={name}
            size="small"
            aria-label={t.errors.useIn(name, where)}
            onClick={() => void correct(corrected)}
          >
            {t.errors.use(name)}
          </Button>
        ))}
        {message === undefined && (!cause || MAY_PASS.has(cause)) ? (
          <Button size="small" onClick={() => void recalculate()}>
            {t.errors.recalculate}
          </Button>
        ) : null}
        {draft ? (
          <TextButton className={styles.edit} onClick={() => onEdit(draft)}>
            {t.errors.edit}
          </TextButton>
        ) : null}
      </div>
    </li>
  );
}
