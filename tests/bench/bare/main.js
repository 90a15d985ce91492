// The least that an Electron app with one window does: what a start is measured against.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

const whenPainted = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))))`;

app.setPath('userData', process.env.BARE_HOME);
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.once('dom-ready', () => {
    window.webContents.executeJavaScript(whenPainted).then((at) => {
      process.stderr.write(`bare:usable ${at}\n`);
    });
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
