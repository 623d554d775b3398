/** Where each AuthZEN call is, below the decision point's own address. */
export const PATHS = {
  evaluation: "/access/v1/evaluation",
  evaluations: "/access/v1/evaluations",
  subject: "/access/v1/search/subject",
  resource: "/access/v1/search/resource",
  action: "/access/v1/search/action",
} as const;

/** What `/.well-known/authzen-configuration` says of a decision point at an address without a slash. */
export const authzenConfiguration = (baseUrl: string) => ({
  policy_decision_point: baseUrl,
  access_evaluation_endpoint: `${baseUrl}${PATHS.evaluation}`,
  access_evaluations_endpoint: `${baseUrl}${PATHS.evaluations}`,
  search_subject_endpoint: `${baseUrl}${PATHS.subject}`,
  search_resource_endpoint: `${baseUrl}${PATHS.resource}`,
  search_action_endpoint: `${baseUrl}${PATHS.action}`,
});
