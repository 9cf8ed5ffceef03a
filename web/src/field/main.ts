import { createApp, watchEffect } from 'vue';
import '../styles/base.css';
import './field.css';
import './parts.css';
import { followSession } from '../view/session';
import { followTheme } from '../view/theme';
import { followLanguage } from '../words';
import App from './App.vue';
import { install } from './install';
import { followPlace } from './place';
import { f } from './words';

followTheme();
followLanguage();
followSession();
followPlace();
watchEffect(() => (document.title = f.value.title));
createApp(App).mount('#app');
install();
