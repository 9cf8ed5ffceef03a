import { createApp } from 'vue';
import '../styles/base.css';
import { ask, followSession } from '../view/session';
import { followTheme } from '../view/theme';
import { followLanguage } from '../words';
import App from './App.vue';

followTheme();
followLanguage();
followSession();
createApp(App).mount('#app');
void ask();
