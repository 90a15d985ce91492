/** Makes requests that fit an operation's schema, as far as a schema can tell, with ids that exist and canary secrets. */
import fc from 'fast-check';
import { z } from 'zod';
import { contract, type OperationName } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';

/** What a request can be about. */
export interface KnownNames {
  readonly profileIds: readonly string[];
  readonly labels: readonly string[];
  readonly origins: readonly string[];
  readonly file: string;
}

interface Form {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Form>>;
  readonly required?: readonly string[];
  readonly items?: Form;
  readonly anyOf?: readonly Form[];
  readonly oneOf?: readonly Form[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const CANARY = `${canaryMark}of-a-fuzzed-message`;
const forms = new Map<OperationName, Form>();
function formOf(name: OperationName): Form {
  const made =
    forms.get(name) ??
    (z.toJSONSchema(contract[name].request, { io: 'input', unrepresentable: 'any' }) as Form);
  forms.set(name, made);
  return made;
}

const SECRET_FIELDS = ['token', 'passphrase', 'current'];
const RECORDS = ['configurations', 'changes', 'expected'];

function textOf(field: string, known: KnownNames): fc.Arbitrary<unknown> {
  if (SECRET_FIELDS.includes(field)) return fc.constant(CANARY);
  if (field === 'confirm') return fc.constantFrom(...known.labels, 'no label');
  if (field === 'instance')
    return fc.constantFrom(...known.origins, 'http://127.0.0.1:9', ' ', '-');
  if (field === 'file') return fc.constantFrom(known.file, '/nowhere/a.csv', 'relative.csv');
  if (field === 'profileId' || field === 'profileIds') {
    return fc.constantFrom(...known.profileIds, ...known.profileIds, 'no profile');
  }
  return fc.oneof(fc.constantFrom('1', 'abstract', 'password', 'domo-api'), fc.string());
}

function valueOf(form: Form, field: string, known: KnownNames): fc.Arbitrary<unknown> {
  if (form.enum) return fc.constantFrom(...form.enum);
  if ('const' in form) return fc.constant(form.const);
  const choices = form.anyOf ?? form.oneOf;
  if (choices) return fc.oneof(...choices.map((each) => valueOf(each, field, known)));
  if (form.type === 'object') return objectOf(form, known);
  if (form.type === 'array') {
    const minLength = form.minItems ?? 0;
    return fc.array(valueOf(form.items ?? {}, field, known), {
      minLength,
      maxLength: minLength + 3,
    });
  }
  if (form.type === 'string') return textOf(field, known);
  if (form.type === 'integer' || form.type === 'number') {
    return fc.oneof(
      fc.integer({ min: form.minimum ?? 0, max: Math.min(form.maximum ?? 300, 300) }),
    );
  }
  if (form.type === 'boolean') return fc.boolean();
  if (form.type === 'null') return fc.constant(null);
  if (RECORDS.includes(field)) {
    return fc.constantFrom({ password: CANARY }, { password: CANARY, url: 'x' }, {});
  }
  return fc.jsonValue();
}

function objectOf(form: Form, known: KnownNames): fc.Arbitrary<unknown> {
  const fields = Object.entries(form.properties ?? {}).map(
    ([name, each]) => [name, valueOf(each, name, known)] as const,
  );
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: [...(form.required ?? [])],
  });
}

/** Requests that come past the schema of the operation most of the time. */
export const requestsOf = (name: OperationName, known: KnownNames): fc.Arbitrary<unknown> =>
  valueOf(formOf(name), '', known);
