package import RhumbEngine

/// API versions that Kubernetes has dropped or will drop, with what takes their place: the deprecation guide's table.
package struct RemovedVersion: Sendable {
  let apiVersion: ByteString
  let kind: ByteString
  /// The first minor version that warns.
  package let deprecatedIn: Int
  /// The first minor version without it.
  package let removedIn: Int
  /// Empty for kinds that are gone for good.
  package let replacement: ByteString

  private init(
    _ apiVersion: ByteString, _ kind: ByteString, _ deprecatedIn: Int, _ removedIn: Int, _ replacement: ByteString
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.deprecatedIn = deprecatedIn
    self.removedIn = removedIn
    self.replacement = replacement
  }

  package static func find(apiVersion: ByteString, kind: ByteString) -> RemovedVersion? {
    table.first { $0.apiVersion == apiVersion && $0.kind == kind }
  }

  private static let table: [RemovedVersion] = [
    RemovedVersion("extensions/v1beta1", "Deployment", 9, 16, "apps/v1"),
    RemovedVersion("extensions/v1beta1", "DaemonSet", 9, 16, "apps/v1"),
    RemovedVersion("extensions/v1beta1", "ReplicaSet", 9, 16, "apps/v1"),
    RemovedVersion("extensions/v1beta1", "NetworkPolicy", 9, 16, "networking.k8s.io/v1"),
    RemovedVersion("extensions/v1beta1", "PodSecurityPolicy", 10, 16, ""),
    RemovedVersion("extensions/v1beta1", "Ingress", 14, 22, "networking.k8s.io/v1"),
    RemovedVersion("apps/v1beta1", "Deployment", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta1", "StatefulSet", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta1", "ControllerRevision", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta2", "Deployment", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta2", "StatefulSet", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta2", "DaemonSet", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta2", "ReplicaSet", 9, 16, "apps/v1"),
    RemovedVersion("apps/v1beta2", "ControllerRevision", 9, 16, "apps/v1"),
    RemovedVersion("networking.k8s.io/v1beta1", "Ingress", 19, 22, "networking.k8s.io/v1"),
    RemovedVersion("networking.k8s.io/v1beta1", "IngressClass", 19, 22, "networking.k8s.io/v1"),
    RemovedVersion(
      "admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", 16, 22, "admissionregistration.k8s.io/v1"),
    RemovedVersion(
      "admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", 16, 22,
      "admissionregistration.k8s.io/v1"),
    RemovedVersion("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", 16, 22, "apiextensions.k8s.io/v1"),
    RemovedVersion("apiregistration.k8s.io/v1beta1", "APIService", 19, 22, "apiregistration.k8s.io/v1"),
    RemovedVersion("authentication.k8s.io/v1beta1", "TokenReview", 19, 22, "authentication.k8s.io/v1"),
    RemovedVersion("authorization.k8s.io/v1beta1", "SubjectAccessReview", 19, 22, "authorization.k8s.io/v1"),
    RemovedVersion("certificates.k8s.io/v1beta1", "CertificateSigningRequest", 19, 22, "certificates.k8s.io/v1"),
    RemovedVersion("coordination.k8s.io/v1beta1", "Lease", 19, 22, "coordination.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1alpha1", "Role", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1alpha1", "RoleBinding", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1alpha1", "ClusterRole", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1alpha1", "ClusterRoleBinding", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1beta1", "Role", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1beta1", "RoleBinding", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1beta1", "ClusterRole", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding", 17, 22, "rbac.authorization.k8s.io/v1"),
    RemovedVersion("scheduling.k8s.io/v1beta1", "PriorityClass", 14, 22, "scheduling.k8s.io/v1"),
    RemovedVersion("storage.k8s.io/v1beta1", "CSIDriver", 19, 22, "storage.k8s.io/v1"),
    RemovedVersion("storage.k8s.io/v1beta1", "CSINode", 17, 22, "storage.k8s.io/v1"),
    RemovedVersion("storage.k8s.io/v1beta1", "StorageClass", 19, 22, "storage.k8s.io/v1"),
    RemovedVersion("storage.k8s.io/v1beta1", "VolumeAttachment", 19, 22, "storage.k8s.io/v1"),
    RemovedVersion("storage.k8s.io/v1beta1", "CSIStorageCapacity", 24, 27, "storage.k8s.io/v1"),
    RemovedVersion("batch/v1beta1", "CronJob", 21, 25, "batch/v1"),
    RemovedVersion("batch/v2alpha1", "CronJob", 20, 21, "batch/v1"),
    RemovedVersion("discovery.k8s.io/v1beta1", "EndpointSlice", 21, 25, "discovery.k8s.io/v1"),
    RemovedVersion("events.k8s.io/v1beta1", "Event", 19, 25, "events.k8s.io/v1"),
    RemovedVersion("autoscaling/v2beta1", "HorizontalPodAutoscaler", 23, 25, "autoscaling/v2"),
    RemovedVersion("autoscaling/v2beta2", "HorizontalPodAutoscaler", 23, 26, "autoscaling/v2"),
    RemovedVersion("policy/v1beta1", "PodDisruptionBudget", 21, 25, "policy/v1"),
    RemovedVersion("policy/v1beta1", "PodSecurityPolicy", 21, 25, ""),
    RemovedVersion("node.k8s.io/v1beta1", "RuntimeClass", 22, 25, "node.k8s.io/v1"),
    RemovedVersion("flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", 23, 26, "flowcontrol.apiserver.k8s.io/v1"),
    RemovedVersion(
      "flowcontrol.apiserver.k8s.io/v1beta1", "PriorityLevelConfiguration", 23, 26, "flowcontrol.apiserver.k8s.io/v1"),
    RemovedVersion("flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", 26, 29, "flowcontrol.apiserver.k8s.io/v1"),
    RemovedVersion(
      "flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration", 26, 29, "flowcontrol.apiserver.k8s.io/v1"),
    RemovedVersion("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", 29, 32, "flowcontrol.apiserver.k8s.io/v1"),
    RemovedVersion(
      "flowcontrol.apiserver.k8s.io/v1beta3", "PriorityLevelConfiguration", 29, 32, "flowcontrol.apiserver.k8s.io/v1"),
    RemovedVersion("v1", "ComponentStatus", 19, .max, ""),
    RemovedVersion("v1", "Endpoints", 33, .max, "discovery.k8s.io/v1"),
  ]
}
