import { makeStyles } from '@fluentui/react-components';
import { Open12Regular } from '@fluentui/react-icons/svg/open';
import { Fragment } from 'react';
import { WebLink } from '../TextLink';
import { useTexts } from '../surroundings';
import { VALUE_TEXTS } from './value-texts';

// Among words a link is told by more than its colour.
const useStyles = makeStyles({
  source: { '& a': { textDecorationLine: 'underline' } },
  site: { whiteSpace: 'nowrap' },
});

/** A web address up to what no address holds; a mark behind it is the sentence's, in Chinese, too. */
const ADDRESS = /https?:\/\/[^\s;；，。）]*[^\s;；，。）.,)]/g;

/** A source as an analyst cites it: every web address in it leads there, under the name of its site. */
export function SourceText({ source, url }: { source: string; url?: string | undefined }) {
  const styles = useStyles();
  const inText = [...source.matchAll(ADDRESS)].map(([address]) => address);
  const first = url === undefined ? undefined : (url.match(ADDRESS)?.[0] ?? undefined);
  const own = first !== undefined && !inText.includes(first) ? first : undefined;
  const texts = source.split(ADDRESS);
  return (
    <span lang="en" className={styles.source}>
      {texts.map((text, index) => (
        <Fragment key={index}>
          {text}
          {inText[index] === undefined ? null : <SiteLink address={inText[index]} />}
        </Fragment>
      ))}
      {own === undefined ? null : (
        <>
          , <SiteLink address={own} />
        </>
      )}
    </span>
  );
}

/** The site of an address, as a link to it. */
function SiteLink({ address }: { address: string }) {
  const styles = useStyles();
  const t = useTexts(VALUE_TEXTS).inForce;
  if (!URL.canParse(address)) return address;
  const site = new URL(address).hostname.replace(/^www\./, '');
  return (
    <WebLink href={address} title={`${address} (${t.opens})`}>
      {/* No line of its own for the sign. */}
      <span className={styles.site}>
        {site}
        <Open12Regular aria-label={t.opens} />
      </span>
    </WebLink>
  );
}
