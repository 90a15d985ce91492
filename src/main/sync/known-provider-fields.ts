/** The fields of known providers, for providers that Domo describes without fields. */
import type { FieldDescriptor, DescribedProvider, Provider, ResponseFor } from '../../contract';
import { knownProviderFields, knownProviderTypes } from '../domo/known-providers';

/** None is required: the table lists possible fields, and only Domo knows the required ones. */
const knownDescriptors = (dataProviderType: string): FieldDescriptor[] =>
  (knownProviderFields(dataProviderType) ?? []).map(({ name, secret }) => ({
    name,
    type: secret ? 'password' : 'string',
    text: null,
    tooltipText: null,
    defaultValue: null,
    required: false,
    encrypted: secret,
    more: {},
  }));

function describeProvider(provider: Provider): DescribedProvider {
  if (provider.fields.length > 0) return { ...provider, describedBy: 'domo' };
  const fields = knownDescriptors(provider.key);
  return { ...provider, fields, describedBy: fields.length > 0 ? 'latchkey' : null };
}

const toUnlistedProvider = (key: string): DescribedProvider =>
  describeProvider({
    key,
    name: key,
    authenticationScheme: 'fields',
    fields: [],
    connectorValidatorPresent: false,
    customerOAuthConfigurationDataProviderType: null,
    more: {},
  });

/** The providers of Domo's list with their fields, and known types that the list lacks. */
export function withKnownFields(
  listed: readonly Provider[],
): Pick<ResponseFor<'provider.kept'>, 'providers' | 'unlisted'> {
  const keys = new Set(listed.map(({ key }) => key));
  return {
    providers: listed.map(describeProvider),
    unlisted: knownProviderTypes.filter((key) => !keys.has(key)).map(toUnlistedProvider),
  };
}
