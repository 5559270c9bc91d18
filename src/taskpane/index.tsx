import { startPane } from './start-up';

const root = document.getElementById('root');
if (root) void startPane(root);
