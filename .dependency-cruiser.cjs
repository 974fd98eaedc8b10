/** Layer rules of the house. `from` may never reach `to`. */
const never = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });
module.exports = {
  forbidden: [
    never("no-cycles", {}, { circular: true }, "Every journey goes one way."),
    never("domain-is-pure", { path: "^lib/domain/", pathNot: "\\.test\\.ts$" }, { pathNot: ["^lib/domain/", "node_modules/zod"] }, "Domain imports zod and itself."),
    never("messages-are-only-words", { path: "^lib/messages/", pathNot: "\\.test\\.ts$" }, { pathNot: ["^lib/messages/", "^lib/domain/", "node_modules/(use-intl|icu-minify)"] }, "The catalogues hold sentences; they reach nothing."),
    never("recipe-files-are-pure", { path: "^lib/recipe-file/", pathNot: "\\.test\\.ts$" }, { pathNot: ["^lib/recipe-file/", "^lib/domain/"] }, "Written by the server, read by the browser; reaches the vocabulary alone."),
    never("client-stays-in-the-browser", { path: "^lib/client/" }, { path: "^(lib/server|components|app)/" }),
    never("server-knows-no-ui", { path: "^lib/server/" }, { path: "^(lib/client|components|app)/" }),
    never("components-never-touch-the-server", { path: "^components/" }, { path: "^(lib/server|app)/" }),
    never("ui-primitives-know-no-product", { path: "^components/ui/" }, { path: "^(lib|app|components/(?!ui/))" }),
    never("routes-render-nothing", { path: "^app/.*route\\.ts$" }, { path: "^(components|lib/client)/" }),
    never("app-calls-use-cases-only", { path: "^app/" }, { path: "^lib/server/(db|blobs|providers|jobs)/" }),
    never("stores-know-no-business", { path: "^lib/server/(db|blobs|providers)/" }, { path: "^lib/server/(edits|shares|collections|prompts|images|jobs|http|auth|services|worker-main)" }),
    never("jobs-know-no-business", { path: "^lib/server/jobs/" }, { path: "^lib/server/(edits|shares|collections|prompts|images|providers|http|services)" }),
    never("use-cases-know-no-http", { path: "^lib/server/(edits|shares|collections|prompts|images|jobs|db|blobs|providers)/" }, { path: "^lib/server/http/|node_modules/next/" }),
    never("adapters-are-strangers", { path: "^lib/server/providers/([^/]+)/", pathNot: "__fixtures__" }, { path: "^lib/server/providers/([^/]+)/", pathNot: "^lib/server/providers/($1|__fixtures__)/" }),
    never("slices-are-strangers", { path: "^lib/client/studio-store/([^/]+)-slice" }, { path: "^lib/client/studio-store/.+-slice", pathNot: "^lib/client/studio-store/$1-slice" }),
    never("only-the-root-builds-services", { path: "^lib/server/(edits|shares|collections|prompts|images|jobs)/" }, { path: "^lib/server/services", dependencyTypesNot: ["type-only"] }),
    never("no-test-code-in-product", { path: "^(app|components|lib)/", pathNot: "(\\.test\\.tsx?$|__fixtures__|-contract\\.ts$)" }, { path: "(\\.test\\.|__fixtures__|-contract\\.ts$|^e2e/)" }),
  ],
  options: { tsConfig: { fileName: "tsconfig.json" }, tsPreCompilationDeps: true, doNotFollow: { path: "node_modules" }, exclude: { path: "(\\.next/|^data/)" } },
};
