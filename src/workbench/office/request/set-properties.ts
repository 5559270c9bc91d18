import type { ClientObject, ObjectNode } from './client-object';
import { navigate } from './children';
import { isClientObject } from './client-object';
import { invalidArgument } from './errors';

/**
 * `set({ name: 'x', format: { fill: { color: 'red' } } })`: all writable properties of a plain object, or those
 * loaded of another object of the same class.
 * @throws OfficeError InvalidArgument for a property that does not exist or is read-only
 */
export function setProperties(
  object: ClientObject,
  node: ObjectNode,
  properties: object,
  options: { throwOnReadOnly?: boolean } = {},
): void {
  const fromObject = isClientObject(properties);
  if (fromObject && Object.getPrototypeOf(properties) !== Object.getPrototypeOf(object))
    throw invalidArgument(`${node.table.name}.set`);
  const throwOnReadOnly = options.throwOnReadOnly ?? !fromObject;
  const input: Record<string, unknown> = fromObject ? properties.toJSON() : { ...properties };
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (node.table.scalars?.[name]?.set) Reflect.set(object, name, value, object);
    else if (node.table.navigations?.[name] && typeof value === 'object' && value !== null)
      navigate(node, name).set(value, { throwOnReadOnly });
    else if (throwOnReadOnly || !node.table.scalars?.[name])
      throw invalidArgument(
        `${node.table.name}.set`,
        `The property '${name}' doesn't exist or is read-only.`,
      );
  }
}
