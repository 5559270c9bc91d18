import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useId, useRef, useState } from 'react';
import { readFeedSettings, writeFeedSettings } from '../../source/feed-settings';
import type { FeedSettings } from '../../source/feed-settings';
import { FeedRefusal, feedFrom, withFeed } from '../../source/feeds';
import { useActivity } from '../activity';
import { useFocusAfter, useFocusOnShow } from '../focus';
import { useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { FEEDS_TEXTS } from './feeds-texts';
import { useSectionStyles } from './section-styles';

/** An address reads the same in every language. */
const EXAMPLE = 'https://deals.example.com/feed/';

const useStyles = makeStyles({
  list: { margin: `0 0 ${tokens.spacingVerticalXS}`, padding: 0, listStyleType: 'none' },
  feed: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    padding: '2px 0',
    overflowWrap: 'anywhere',
  },
  muted: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  about: { display: 'block' },
  form: { display: 'grid', rowGap: tokens.spacingVerticalXS, margin: `${tokens.spacingVerticalS} 0` },
  label: { fontSize: tokens.fontSizeBase200 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
  choice: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalSNudge,
    margin: `${tokens.spacingVerticalS} 0`,
    fontSize: tokens.fontSizeBase200,
    '& input': { flexShrink: 0, margin: 0 },
  },
});

/** The feeds that are asked for newer data: the add-in's own, and those that the user entered. */
export function Feeds() {
  const styles = useStyles();
  const shared = useSectionStyles();
  const { say } = useActivity();
  const t = useTexts(FEEDS_TEXTS);
  const [settings, setSettings] = useState<FeedSettings>(readFeedSettings);
  const [adding, setAdding] = useState(false);
  const heading = useFocusAfter<HTMLHeadingElement>(adding);

  /** From what is kept now: the pane of another window may have changed it since this one looked. */
  const change = (changed: (now: FeedSettings) => FeedSettings) => {
    try {
      const next = changed(readFeedSettings());
      writeFeedSettings(next);
      setSettings(next);
      return true;
    } catch (problem) {
      const title =
        problem instanceof FeedRefusal
          ? t.refusals[problem.kind]
          : problem instanceof Error
            ? problem.message
            : String(problem);
      say({ kind: 'error', title });
      return false;
    }
  };
  return (
    <section className={shared.section}>
      <h2 ref={heading} tabIndex={-1} className={shared.heading}>
        {t.heading}
      </h2>
      <p className={shared.hint}>{t.hint}</p>
      <ul className={styles.list}>
        <li className={styles.feed}>{t.own}</li>
        {settings.feeds.map(({ address, publicKey }) => (
          <li key={address} className={styles.feed}>
            <span>
              {address}{' '}
              <span className={mergeClasses(styles.muted, styles.about)}>
                {publicKey === undefined ? t.unsigned : t.signed}
              </span>
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss12Regular />}
              aria-label={t.remove(address)}
              title={t.remove(address)}
              onClick={() =>
                change((now) => ({
                  ...now,
                  feeds: now.feeds.filter((feed) => feed.address !== address),
                }))
              }
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <FeedForm
          onCancel={() => setAdding(false)}
          onFeed={(address, key) => {
            const feed = feedFrom(address, key);
            if (change((now) => withFeed(now, feed))) setAdding(false);
          }}
        />
      ) : (
        <Button size="small" onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      )}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.checkOnOpening}
          onChange={(event) => {
            const checkOnOpening = event.target.checked;
            change((now) => ({ ...now, checkOnOpening }));
          }}
        />
        {t.onOpening}
      </label>
    </section>
  );
}

interface FeedFormProps {
  /** @throws Error in plain language where the address or the key is none */
  readonly onFeed: (address: string, publicKey: string) => void;
  readonly onCancel: () => void;
}

/** Whether an address alone would do: what is wrong is then the key. */
function isAddress(address: string): boolean {
  try {
    feedFrom(address, '');
    return true;
  } catch {
    return false;
  }
}

function FeedForm({ onFeed, onCancel }: FeedFormProps) {
  const styles = useStyles();
  const t = useTexts(FEEDS_TEXTS);
  const [address, setAddress] = useState('');
  const [publicKey, setPublicKey] = useState('');
  const [problem, setProblem] = useState<{ of: 'address' | 'publicKey'; words: string }>();
  const id = useId();
  const fields = { address: useFocusOnShow<HTMLInputElement>(), publicKey: useRef<HTMLInputElement>(null) };
  const submit = () => {
    try {
      onFeed(address, publicKey);
    } catch (refusal) {
      const of = isAddress(address) ? 'publicKey' : 'address';
      setProblem({ of, words: refusal instanceof FeedRefusal ? t.refusals[refusal.kind] : String(refusal) });
      fields[of].current?.focus();
    }
  };
  const told = (field: 'address' | 'publicKey') => ({
    ref: fields[field],
    'aria-invalid': problem?.of === field,
    'aria-describedby': problem?.of === field ? `${id}-problem` : undefined,
  });
  const words = (field: 'address' | 'publicKey') =>
    problem?.of === field ? (
      <p id={`${id}-problem`} className={styles.problem} role="alert">
        {problem.words}
      </p>
    ) : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className={styles.label}>
        {t.address}
        <TextField value={address} placeholder={EXAMPLE} onType={setAddress} {...told('address')} />
      </label>
      {words('address')}
      <label className={styles.label}>
        {t.publicKey}
        <TextField
          value={publicKey}
          placeholder={t.publicKeyHint}
          onType={setPublicKey}
          {...told('publicKey')}
        />
      </label>
      {words('publicKey')}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" type="submit">
          {t.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
