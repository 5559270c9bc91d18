/** Members of the arguments that event handlers get. */
export const EVENT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  WorksheetChangedEventArgs: [
    'address',
    'changeType',
    'details',
    'source',
    'triggerSource',
    'type',
    'worksheetId',
    'getRange',
    'getRangeOrNullObject',
  ],
  TableChangedEventArgs: [
    'address',
    'changeType',
    'details',
    'source',
    'tableId',
    'triggerSource',
    'type',
    'worksheetId',
    'getRange',
    'getRangeOrNullObject',
  ],
  ChangedEventDetail: ['valueAfter', 'valueBefore', 'valueTypeAfter', 'valueTypeBefore'],
  RangeHyperlink: ['address', 'documentReference', 'screenTip', 'textToDisplay'],
  SortField: ['key', 'ascending', 'sortOn', 'dataOption'],
  FilterCriteria: ['filterOn', 'criterion1', 'criterion2', 'operator', 'values', 'dynamicCriteria', 'color'],
};

/** Members of what every object, context and error has. */
export const OFFICE_EXTENSION_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  '': ['Error', 'ErrorCodes', 'ClientObject', 'ClientResult', 'ClientRequestContext', 'config'],
  ClientObject: ['context', 'isNullObject', 'load', 'set', 'toJSON'],
  ClientRequestContext: ['sync', 'load', 'trackedObjects', 'debugInfo', 'requestHeaders'],
  ClientResult: ['value'],
  Error: [
    'code',
    'message',
    'name',
    'debugInfo',
    'innerError',
    'traceMessages',
    'httpStatusCode',
    'toString',
  ],
  DebugInfo: ['code', 'message', 'errorLocation', 'statement', 'surroundingStatements'],
  EventHandlers: ['add', 'remove'],
  EventHandlerResult: ['context', 'remove'],
  TrackedObjects: ['add', 'remove'],
};
