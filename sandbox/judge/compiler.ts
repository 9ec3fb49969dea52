import { FORMATS, refTo, type Schemas } from './schemas';

/**
 * Makes the code of functions that judge a body by one of the schemas. The compiler is loaded only here, when something
 * has to be compiled: it is ten times as big as what its code needs to run.
 */
export async function compilerOf(schemas: Schemas): Promise<(name: string) => string> {
  const [ajv2020, standalone, addFormats] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv/dist/standalone/index.js'),
    import('ajv-formats'),
  ]);
  const ajv = new ajv2020.default.default({
    strict: false,
    allErrors: true,
    // What is wrong is said in Discord's words: see `wording.ts`.
    messages: false,
    validateSchema: false,
    logger: false,
    code: { source: true },
  });
  addFormats.default.default(ajv, [...FORMATS]);
  ajv.addSchema({ $id: 'discord', components: { schemas } });
  return (name) => standalone.default.default(ajv, ajv.compile(refTo(name)));
}
