/** Something the person at the terminal can mend. Its message is shown alone, without a stack. */
export class Problem extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'Problem';
  }
}

/** Runs a command file's main function: a Problem becomes its sentence, anything else keeps its stack for us to read. */
export async function runCommand(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(error instanceof Problem ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
