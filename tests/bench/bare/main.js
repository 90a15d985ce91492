// The least that an Electron app with one window does: what a start is measured against.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

const whenPainted = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const [page] = performance.getEntriesByType('navigation');
  const paints = performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime]);
  resolve([['page asked', page.fetchStart], ['page loaded', page.responseEnd], ...paints, ['usable', performance.now()]].map(([name, at]) => [name, performance.timeOrigin + at]));
})))`;
const printPhase = (phase, at = performance.timeOrigin + performance.now()) =>
  process.stderr.write(`bare:phase ${phase} ${at}\n`);

printPhase('main started');

app.setPath('userData', process.env.BARE_HOME);
app.whenReady().then(() => {
  printPhase('app ready');
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  printPhase('window created');
  window.once('ready-to-show', () => window.show());
  window.webContents.once('dom-ready', () => {
    window.webContents.executeJavaScript(whenPainted).then((times) => {
      for (const [name, at] of times) {
        if (name === 'usable') process.stderr.write(`bare:usable ${at}\n`);
        else printPhase(name, at);
      }
    });
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
