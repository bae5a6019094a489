import type { Upload } from '../ask-vendor.ts';
import { type Refusal, refusal, type Told } from '../outcome.ts';
import type { DingtalkRobot } from './config.ts';
import { type DingtalkWebhook, postToWebhook } from './group-webhook.ts';
import { type ApiDeps, type ApiMessage, sendByApi } from './send-api.ts';
import { type MediaDeps, type Uploaded, uploadMedia } from './upload-media.ts';

/** The ways into a group: the webhook of its robot, and the server API as an app's robot. */
export interface GroupWays {
  /**
   * Posts a payload to the webhook under its id. Where the webhook is absent or of no use, and surely nothing arrived,
   * `instead` goes by the API.
   */
  post(id: string, payload: string, instead: ApiMessage): Promise<Told>;
  postByApi(message: ApiMessage): Promise<Told>;
  upload(type: 'image' | 'file', file: Upload): Promise<Uploaded | Refusal>;
}

interface WaysDeps {
  readonly api: ApiDeps & MediaDeps;
  readonly robot: DingtalkRobot | undefined;
  readonly openConversationId: string;
  readonly webhook: DingtalkWebhook | undefined;
  readonly onFallBack: (refused: Refusal) => void;
}

export function createGroupWays(deps: WaysDeps): GroupWays {
  const { api, robot, openConversationId, webhook, onFallBack } = deps;
  /** What may have arrived, one way or the other: only the webhook, which knows doubles by their id, is tried again. */
  const perhapsArrived = new Set<string>();
  const noRobot = refusal('no-address', 'permanent', 'no-robot');
  const postByApi = async (message: ApiMessage): Promise<Told> =>
    robot === undefined ? noRobot : sendByApi(api, robot, { kind: 'group', openConversationId }, message);

  async function postEitherWay(id: string, payload: string, instead: ApiMessage): Promise<Told> {
    if (webhook === undefined) return postByApi(instead);
    const told = await postToWebhook(webhook, payload);
    const isOfNoUse = told.kind === 'refused' && told.remedy === 'fall-back';
    if (!isOfNoUse || robot === undefined || perhapsArrived.has(id)) return told;
    onFallBack(told);
    return postByApi(instead);
  }

  return {
    postByApi,
    async post(id, payload, instead) {
      const told = await postEitherWay(id, payload, instead);
      if (told.kind === 'unknown') perhapsArrived.add(id);
      return told;
    },
    upload: async (type, file) => (robot === undefined ? noRobot : uploadMedia(api, robot, type, file)),
  };
}
