import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { AddressRefusal, serverOrigin } from '../../source/organisation-settings';
import type { OrganisationSettings } from '../../source/organisation-settings';
import { useActivity } from '../activity';
import { useFocusOnShow } from '../focus';
import { useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { ORGANISATION_TEXTS } from './organisation-texts';
import { inWords, useServerFaultWords } from './server-fault-words';

/** An address reads the same in every language. */
const EXAMPLE = 'https://clickhouse.example.com:8443';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalXS, margin: `${tokens.spacingVerticalS} 0` },
  label: { fontSize: tokens.fontSizeBase200 },
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  found: { margin: 0, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  choice: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalSNudge,
    fontSize: tokens.fontSizeBase200,
    '& input': { flexShrink: 0, margin: 0 },
  },
});

interface OrganisationFormProps {
  readonly settings: OrganisationSettings | undefined;
  /** What a server that was found has, in words. */
  readonly told: (set: DealSet) => string;
  readonly onUse: (entered: OrganisationSettings) => Promise<void>;
  readonly onCancel: () => void;
}

/** Address, user and password of the organisation's server. */
export function OrganisationForm({ settings, told, onUse, onCancel }: OrganisationFormProps) {
  const styles = useStyles();
  const t = useTexts(ORGANISATION_TEXTS);
  const words = useServerFaultWords();
  const { running, run } = useActivity();
  const [address, setAddress] = useState(settings?.address ?? '');
  const [user, setUser] = useState(settings?.user ?? '');
  const [password, setPassword] = useState(settings?.password ?? '');
  const [database, setDatabase] = useState(settings?.database ?? 'default');
  const [keepsPassword, setKeepsPassword] = useState(settings?.keepsPassword ?? false);
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState<string>();
  const id = useId();
  const addressField = useFocusOnShow<HTMLInputElement>();

  /** What is entered; undefined, with a word why, where the address is none. */
  const entered = (): OrganisationSettings | undefined => {
    setFound(undefined);
    try {
      const origin = serverOrigin(address);
      setProblem(undefined);
      return {
        address: origin,
        user: user.trim(),
        password,
        database: database.trim() || 'default',
        inUse: false,
        keepsPassword,
      };
    } catch (refusal) {
      setProblem(refusal instanceof AddressRefusal ? t.refusals[refusal.kind] : String(refusal));
      addressField.current?.focus();
      return undefined;
    }
  };
  const test = async () => {
    const given = entered();
    if (!given) return;
    const set = await run({ label: t.testing, failed: t.failed }, async () => {
      const { openServer } = await import(
        /* webpackChunkName: "clickhouse" */ '../../source/clickhouse/open'
      );
      return (await openServer({ ...given, password }).catch(inWords(words))).set;
    });
    if (set) setFound(told(set));
  };
  const use = () => {
    const given = entered();
    if (given) void onUse(given);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <label className={styles.label}>
        {t.address}
        <TextField
          value={address}
          placeholder={EXAMPLE}
          ref={addressField}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onType={(typed) => {
            setAddress(typed);
            // A password goes to the server that it was entered for, and to no other.
            if (password === settings?.password && typed.trim() !== settings.address) setPassword('');
          }}
        />
      </label>
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <label className={styles.label}>
        {t.user}
        <TextField value={user} onType={setUser} />
      </label>
      <label className={styles.label}>
        {t.password}
        <TextField value={password} type="password" aria-describedby={`${id}-kept`} onType={setPassword} />
      </label>
      <label className={styles.label}>
        {t.database}
        <TextField value={database} onType={setDatabase} />
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={keepsPassword}
          onChange={(event) => setKeepsPassword(event.target.checked)}
        />
        {t.keepPassword}
      </label>
      <p id={`${id}-kept`} className={styles.hint}>
        {t.passwordHint}
      </p>
      {found === undefined ? null : (
        <p className={styles.found} role="status">
          {found}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={running !== undefined}>
          {t.use}
        </Button>
        <Button size="small" disabledFocusable={running !== undefined} onClick={() => void test()}>
          {t.test}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
