import { createApp } from 'vue';
import '../styles/base.css';
import './village.css';
import { ask, followSession } from '../view/session';
import { followTheme } from '../view/theme';
import { followLanguage } from '../words';
import App from './App.vue';
import { followHelp } from './helping';
import { followAddress } from './route';
import { followSize } from '../view/size';

followTheme();
followLanguage();
followSize();
followAddress();
followSession();
followHelp();
createApp(App).mount('#app');
void ask();
