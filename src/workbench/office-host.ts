/**
 * Stands in for Office.js in the add-in's page, which is otherwise as it is in Excel. The page of the workbench around
 * it has the object model ready; here it only becomes the frame's globals, before the add-in's bundle runs. Without a
 * workbench around (the page opened by itself) there is no Office, and the add-in says so.
 */
import './add-in-host';

const host = window.parent.dealSheetHost;
if (host && window.parent !== window) {
  host.adoptErrors(Error);
  Object.assign(window, host.globals);
}
