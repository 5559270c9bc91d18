/** What the host tells about a request that failed, as `OfficeExtension.DebugInfo`. */
export interface DebugInfo {
  readonly code: string;
  readonly message: string;
  /** Class and member that failed, such as "Range.values". */
  readonly errorLocation?: string;
  /** The statement of the batch that failed, and those around it. */
  readonly statement?: string;
  readonly surroundingStatements?: readonly string[];
}

const HTTP_STATUS: Readonly<Record<string, number>> = {
  AccessDenied: 401,
  GeneralException: 500,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  ApiNotFound: 501,
};

/** `OfficeExtension.Error`: what a request rejects with, and what reading an unloaded property throws. */
export class OfficeError extends Error {
  readonly code: string;
  readonly traceMessages: readonly string[] = [];
  readonly innerError: Error | null = null;
  readonly httpStatusCode: number;
  readonly debugInfo: DebugInfo;

  constructor(code: string, message: string, details: Omit<DebugInfo, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'RichApi.Error';
    this.code = code;
    this.httpStatusCode = HTTP_STATUS[code] ?? 400;
    this.debugInfo = { code, message, ...details };
  }

  /** The same error with more said about where in the batch it happened. */
  at(details: Omit<DebugInfo, 'code' | 'message'>): OfficeError {
    return new OfficeError(this.code, this.message, { ...details, ...this.debugInfo });
  }

  override toString(): string {
    return `${this.code}: ${this.message}`;
  }
}

const location = (errorLocation: string | undefined) =>
  errorLocation === undefined ? {} : { errorLocation };

/** A property was read before `load` and `sync`. */
export const propertyNotLoaded = (property: string, className?: string): OfficeError =>
  new OfficeError(
    'PropertyNotLoaded',
    `The property '${property}' is not available. Before reading the property's value, call the load method on the containing object and call "context.sync()" on the associated request context.`,
    location(className && `${className}.${property}`),
  );

/** The result of a method was read before `sync`. */
export const valueNotLoaded = (): OfficeError =>
  new OfficeError(
    'ValueNotLoaded',
    'The value of the result object has not been loaded yet. Before reading the value property, call "context.sync()" on the associated request context.',
    {
      errorLocation: 'clientResult.value',
    },
  );

export const itemNotFound = (where?: string): OfficeError =>
  new OfficeError('ItemNotFound', "The requested resource doesn't exist.", location(where));

export const itemAlreadyExists = (where?: string): OfficeError =>
  new OfficeError('ItemAlreadyExists', 'The resource being created already exists.', location(where));

export const invalidArgument = (where?: string, message?: string): OfficeError =>
  new OfficeError(
    'InvalidArgument',
    message ?? 'The argument is invalid or missing or has an incorrect format.',
    location(where),
  );

/** The values given to a range have other dimensions than the range. */
export const dimensionMismatch = (where: string): OfficeError =>
  invalidArgument(
    where,
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

export const invalidReference = (where?: string): OfficeError =>
  new OfficeError(
    'InvalidReference',
    'This reference is not valid for the current operation.',
    location(where),
  );

export const invalidOperation = (where: string, message: string): OfficeError =>
  new OfficeError('InvalidOperation', message, location(where));

export const insertDeleteConflict = (where: string): OfficeError =>
  new OfficeError(
    'InsertDeleteConflict',
    'The insert or delete operation attempted resulted in a conflict.',
    location(where),
  );

export const accessDenied = (where?: string): OfficeError =>
  new OfficeError('AccessDenied', 'You cannot perform the requested operation.', location(where));

/** An object was used after the run that made it, without `trackedObjects.add`. */
export const invalidObjectPath = (where: string): OfficeError =>
  new OfficeError(
    'InvalidObjectPath',
    `The object path '${where}' isn't working for what you're trying to do. If you're using the object across multiple "context.sync" calls and outside the sequential execution of a ".run" batch, please use the "context.trackedObjects.add()" and "context.trackedObjects.remove()" methods to manage the object's lifetime.`,
    { errorLocation: where },
  );

/** Objects of one request context met in another. */
export const invalidRequestContext = (where?: string): OfficeError =>
  new OfficeError(
    'InvalidRequestContext',
    'Cannot use the object across different request contexts.',
    location(where),
  );

/** Excel has this member, or may have it, but this host does not. */
export const apiNotFound = (className: string, member: string): OfficeError =>
  new OfficeError(
    'ApiNotFound',
    `The API you are trying to use could not be found. ${className}.${member} is not part of this host.`,
    { errorLocation: `${className}.${member}` },
  );

export const payloadTooLarge = (direction: 'Request' | 'Response'): OfficeError =>
  new OfficeError(
    `${direction}PayloadSizeLimitExceeded`,
    `The ${direction.toLowerCase()} payload size has exceeded the limit. Please refer to the documentation: "https://docs.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins".`,
  );
