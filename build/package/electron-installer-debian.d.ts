/** The part of electron-installer-debian that is used here; it brings no types. */
declare module 'electron-installer-debian' {
  export class Installer {
    constructor(options: Readonly<Record<string, unknown>>);
    readonly options: Readonly<Record<string, unknown>>;
    readonly stagingDir: string;
    get contentFunctions(): string[];
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<unknown>;
    createContents(): Promise<unknown>;
    copyApplication(): Promise<unknown>;
    createCopyright(): Promise<unknown>;
    createPackage(): Promise<unknown>;
    movePackage(): Promise<unknown>;
  }
}
