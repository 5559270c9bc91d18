import './layout.css';
import { startPage } from './page/start';

const root = document.getElementById('workbench');
if (root) startPage(root);
