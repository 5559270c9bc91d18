import { makeStyles, tokens } from '@fluentui/react-components';
import { Open12Regular } from '@fluentui/react-icons/svg/open';
import type { DealRow } from '../../deals/row';
import { useSurroundings } from '../surroundings';
import { WebLink } from '../TextLink';
import { CardSection } from './CardSection';

const useStyles = makeStyles({
  sources: { margin: 0, padding: 0, listStyleType: 'none' },
  source: { padding: '2px 0', overflowWrap: 'anywhere' },
  icon: { marginLeft: '4px', verticalAlign: '-1px' },
  date: { color: tokens.colorNeutralForeground3 },
  agreement: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The pages on which the figures were read. */
export function CardSources({ deal, isOwn }: { deal: DealRow; isOwn: boolean }) {
  const styles = useStyles();
  const { texts, formats, entry, field } = useSurroundings();
  const { card } = texts;
  const date = deal.source_date && formats.date(deal.source_date.serial, deal.source_date.precision);
  const source = (url: string | undefined, when: string | undefined) => {
    const name = siteOf(url);
    if (url === undefined || name === undefined) return null;
    return (
      <li className={styles.source}>
        <WebLink href={url} title={`${url} (${card.opensBrowser})`}>
          {name}
          <Open12Regular className={styles.icon} aria-label={card.opensBrowser} />
        </WebLink>
        {when ? <span className={styles.date}> · {when}</span> : null}
      </li>
    );
  };
  return (
    <CardSection heading={card.sources}>
      <ul className={styles.sources}>
        {source(deal.source_url, date)}
        {source(deal.source_url_2, undefined)}
      </ul>
      {isOwn ? (
        <p className={styles.agreement}>
          {field('origin')}: {entry('Own')}
        </p>
      ) : null}
      {isOwn && deal.source_url === undefined ? null : (
        <p className={styles.agreement}>{(deal.n_sources ?? 1) >= 2 ? card.sourcesAgree : card.sourcesOne}</p>
      )}
    </CardSection>
  );
}

/** The site of a web address as a reader knows it; undefined for anything that is no web address. */
function siteOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? hostname.replace(/^www\./, '') : undefined;
}
