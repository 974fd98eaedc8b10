import type { Operation } from "../operation";
import * as access from "./access-operations";
import * as collections from "./collection-operations";
import * as edits from "./edit-operations";
import * as images from "./image-operations";
import * as installation from "./installation-operations";
import * as outputs from "./output-operations";
import * as prompts from "./prompt-operations";
import * as providers from "./provider-operations";
import * as shares from "./share-operations";

/** Everything the API takes, for its description. */
export const allOperations: readonly Operation[] = [
  images,
  edits,
  outputs,
  collections,
  shares,
  prompts,
  providers,
  installation,
  access,
].flatMap((operations): Operation[] => Object.values(operations).filter((each) => "path" in each));
