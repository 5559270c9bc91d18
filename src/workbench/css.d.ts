/** Style sheets are imported for their effect; webpack puts them in workbench.css. */
declare module '*.css';
