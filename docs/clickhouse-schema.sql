-- The tables that DealSheet reads. Written by `node scripts/clickhouse-schema.mjs`; docs/clickhouse.md says how to fill them.

CREATE TABLE deals (
  deal_id String,
  announced LowCardinality(String),
  deal_type LowCardinality(String),
  licensor LowCardinality(String),
  licensor_type LowCardinality(String),
  licensor_country LowCardinality(String),
  licensee LowCardinality(String),
  licensee_type LowCardinality(String),
  licensee_country LowCardinality(String),
  asset String,
  target String,
  modality LowCardinality(String),
  therapeutic_area LowCardinality(String),
  indication String,
  stage LowCardinality(String),
  territory LowCardinality(String),
  territory_class LowCardinality(String),
  upfront_usd_m Nullable(Decimal(18, 6)),
  near_term_usd_m Nullable(Decimal(18, 6)),
  equity_usd_m Nullable(Decimal(18, 6)),
  equity_kind LowCardinality(String),
  equity_in LowCardinality(String),
  milestones_usd_m Nullable(Decimal(18, 6)),
  dev_reg_milestones_usd_m Nullable(Decimal(18, 6)),
  sales_milestones_usd_m Nullable(Decimal(18, 6)),
  total_usd_m Nullable(Decimal(18, 6)),
  royalty_low_pct Nullable(Decimal(18, 6)),
  royalty_high_pct Nullable(Decimal(18, 6)),
  royalty_text String,
  parent_deal_id String,
  counted_in_parent LowCardinality(String),
  status LowCardinality(String),
  status_date LowCardinality(String),
  source_url String,
  source_date LowCardinality(String),
  source_url_2 String,
  n_sources Nullable(UInt32),
  notes String,
  announced_serial Int32 MATERIALIZED toInt32(toDate32(if(length(announced) = 7, concat(announced, '-01'), announced))) + 25569,
  status_date_serial Nullable(Int32) MATERIALIZED if(status_date = '', NULL, toInt32(toDate32(if(length(if(status_date = '', '1970-01', status_date)) = 7, concat(if(status_date = '', '1970-01', status_date), '-01'), if(status_date = '', '1970-01', status_date)))) + 25569),
  source_date_serial Nullable(Int32) MATERIALIZED if(source_date = '', NULL, toInt32(toDate32(if(length(if(source_date = '', '1970-01', source_date)) = 7, concat(if(source_date = '', '1970-01', source_date), '-01'), if(source_date = '', '1970-01', source_date)))) + 25569),
  year UInt16 MATERIALIZED toUInt16(substring(announced, 1, 4)),
  half LowCardinality(String) MATERIALIZED concat(substring(announced, 1, 4), 'H', if(toUInt8(substring(announced, 6, 2)) < 7, '1', '2')),
  quarter LowCardinality(String) MATERIALIZED concat(substring(announced, 1, 4), 'Q', toString(intDiv(toUInt8(substring(announced, 6, 2)) + 2, 3))),
  month LowCardinality(String) MATERIALIZED substring(announced, 1, 7),
  modality_group LowCardinality(String) MATERIALIZED transform(toString(modality), ['Monoclonal antibody', 'Bispecific antibody', 'Multispecific antibody', 'Fusion protein', 'Nanobody', 'ADC', 'Bispecific ADC', 'Small molecule', 'Protein degrader', 'Cell therapy', 'Gene therapy', 'Oligonucleotide', 'mRNA', 'Vaccine', 'Peptide', 'Radiopharmaceutical', 'Biosimilar', 'Platform', 'Other'], ['Antibody', 'Antibody', 'Antibody', 'Antibody', 'Antibody', 'ADC', 'ADC', 'Small molecule', 'Small molecule', 'Cell & gene', 'Cell & gene', 'Nucleic acid', 'Nucleic acid', 'Vaccine', 'Peptide', 'Radiopharmaceutical', 'Biosimilar', 'Other', 'Other'], ''),
  upfront_share Nullable(Float64) MATERIALIZED if(total_usd_m > 0, toFloat64(upfront_usd_m) / toFloat64(total_usd_m), NULL),
  licensor_key LowCardinality(String) MATERIALIZED arrayStringConcat(arrayDistinct(arrayMap(name -> replaceAll(replaceRegexpAll(lowerUTF8(normalizeUTF8NFKC(name)), '[\\s\\x{00A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}_\\-–—]+', ''), '&', 'and'), if(length(arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\s+|\\s+$', ''), splitByChar(';', toString(licensor))))) > 1, arrayConcat([toString(licensor)], arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\s+|\\s+$', ''), splitByChar(';', toString(licensor))))), arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\s+|\\s+$', ''), splitByChar(';', toString(licensor))))))), '\x01'),
  licensee_key LowCardinality(String) MATERIALIZED arrayStringConcat(arrayDistinct(arrayMap(name -> replaceAll(replaceRegexpAll(lowerUTF8(normalizeUTF8NFKC(name)), '[\\s\\x{00A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}_\\-–—]+', ''), '&', 'and'), if(length(arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\s+|\\s+$', ''), splitByChar(';', toString(licensee))))) > 1, arrayConcat([toString(licensee)], arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\s+|\\s+$', ''), splitByChar(';', toString(licensee))))), arrayFilter(party -> party != '', arrayMap(party -> replaceRegexpAll(party, '^\\s+|\\s+$', ''), splitByChar(';', toString(licensee))))))), '\x01'),
  INDEX deal_ids lowerUTF8(deal_id) TYPE bloom_filter GRANULARITY 4
) ENGINE = MergeTree ORDER BY (announced_serial, deal_id);

CREATE TABLE deal_aliases (
  company String,
  alias String,
  kind LowCardinality(String)
) ENGINE = MergeTree ORDER BY (company, alias);

CREATE TABLE deal_version (
  name String,
  covered_from Date32,
  covered_through Date32,
  source String,
  loaded DateTime DEFAULT now()
) ENGINE = MergeTree ORDER BY loaded;
