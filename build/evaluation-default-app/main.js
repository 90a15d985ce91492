// The evaluation runtime comes without Electron's default app, which is what makes `electron FOLDER` work.
// This stands in for it: it starts the app whose folder is the first argument that is no switch.
const { app } = require('electron');
const path = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  console.error('Give the folder of an app.');
  app.exit(2);
} else {
  const root = path.resolve(folder);
  const manifest = require(path.join(root, 'package.json'));
  process.defaultApp = true;
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(root);
  require(path.join(root, manifest.main));
}
