import { connectedRequest } from '../connect';
import type { OrganisationDeals } from '../organisation-deals';
import { connectServer } from './connect-server';
import { organisationDeals } from './organisation-deals';
import { Server, USUAL_PARTS } from './server';
import type { ServerAddress } from './server';

/**
 * Connects to an organisation's server, as the add-in does: through the frame that may speak to other origins.
 * @throws InputError (#N/A) in plain words
 */
export async function openServer(address: ServerAddress): Promise<OrganisationDeals> {
  const server = new Server(address, { ...USUAL_PARTS, request: connectedRequest });
  return organisationDeals(server, await connectServer(server));
}
