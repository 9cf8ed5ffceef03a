import { createApp } from 'vue';
import App from './App.vue';
import './styles/base.css';
import './styles/desk.css';
import './styles/case.css';
import { followAddress } from './view/route';
import { ask, followSession } from './view/session';
import { followTheme } from './view/theme';
import { followLanguage } from './words';

followTheme();
followLanguage();
followAddress();
followSession();
createApp(App).mount('#app');
void ask();
