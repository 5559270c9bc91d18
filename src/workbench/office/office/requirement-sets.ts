/** The newest version of each requirement set that this host answers for. */
const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: '1.13',
  SharedRuntime: '1.1',
  CustomFunctionsRuntime: '1.4',
  AddinCommands: '1.1',
  OpenBrowserWindowApi: '1.1',
};

const parts = (version: string): [major: number, minor: number] => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
};

/** `Office.context.requirements.isSetSupported`: without a version any will do. */
export function isSetSupported(name: string, version: string | number = '1.1'): boolean {
  const known = Object.entries(REQUIREMENT_SETS).find(([set]) => set.toLowerCase() === name.toLowerCase());
  if (!known) return false;
  const [[major, minor], [wantedMajor, wantedMinor]] = [parts(known[1]), parts(String(version))];
  return wantedMajor < major || (wantedMajor === major && wantedMinor <= minor);
}
