export function setUp(): void;
export function installLocked(folder: string, more?: readonly string[]): boolean;
export function npm(folder: string, words: readonly string[], environment?: NodeJS.ProcessEnv): void;
