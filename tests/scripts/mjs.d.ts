/** The runner's scripts are plain JavaScript (they start on Node 20): their tests see them untyped. */
declare module '*.mjs';
