import RhumbChart
import RhumbEngine

/// What Helm's Kubernetes client (1.37) says of the life of its own types, as Helm 4.3.1 repeats it. Versions that the
/// client has forgotten, such as `autoscaling/v2beta1`, go unmentioned; `rhumb validate` knows those.
struct ClientDeprecation {
  private let apiVersion: ByteString
  private let kind: ByteString
  /// The first minor version that warns.
  private let since: Int
  /// The first minor version without it; 0 if that has not been said.
  private let until: Int
  /// `group/version Kind`, or empty.
  private let replacement: ByteString
  /// Whether there is a list of it, of which the same holds.
  private let hasList: Bool

  private init(
    _ apiVersion: ByteString, _ kind: ByteString, _ since: Int, _ until: Int, _ replacement: ByteString = .empty,
    hasList: Bool = true
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.since = since
    self.until = until
    self.replacement = replacement
    self.hasList = hasList
  }

  /// The client's warning about an object in a version of Kubernetes, if it has one.
  static func warning(apiVersion: ByteString, kind: ByteString, minor: Int) -> ByteString? {
    for row in table where row.apiVersion == apiVersion && row.since <= minor {
      if row.kind == kind { return row.words(kind: kind, replacement: row.replacement) }
      if row.hasList, row.kind + "List" == kind { return row.words(kind: kind, replacement: row.listReplacement) }
    }
    return nil
  }

  private func words(kind: ByteString, replacement: ByteString) -> ByteString {
    var words = apiVersion + " " + kind + ByteString(" is deprecated in v1.\(since)+")
    if until > 0 { words = words + ByteString(", unavailable in v1.\(until)+") }
    return replacement.isEmpty ? words : words + "; use " + replacement
  }

  /// Lists are replaced by lists; but the client says otherwise of two, and the other way round of a third.
  private var listReplacement: ByteString {
    if replacement.isEmpty || kind == "IngressClass" { return replacement }
    if kind == "CSINode" || (kind == "EndpointSlice" && apiVersion == "discovery.k8s.io/v1beta1") { return replacement }
    return replacement + "List"
  }

  private static let table: [ClientDeprecation] = [
    ClientDeprecation("v1", "ComponentStatus", 19, 0),
    ClientDeprecation("v1", "Endpoints", 33, 0, "discovery.k8s.io/v1 EndpointSlice"),
    ClientDeprecation("admissionregistration.k8s.io/v1alpha1", "MutatingAdmissionPolicy", 35, 38),
    ClientDeprecation("admissionregistration.k8s.io/v1alpha1", "MutatingAdmissionPolicyBinding", 35, 38),
    ClientDeprecation("admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicy", 29, 32),
    ClientDeprecation("admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicyBinding", 29, 32),
    ClientDeprecation(
      "admissionregistration.k8s.io/v1beta1", "MutatingAdmissionPolicy", 37, 40,
      "admissionregistration.k8s.io/v1 MutatingAdmissionPolicy"),
    ClientDeprecation(
      "admissionregistration.k8s.io/v1beta1", "MutatingAdmissionPolicyBinding", 37, 40,
      "admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding"),
    ClientDeprecation(
      "admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", 16, 22,
      "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration"),
    ClientDeprecation("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicy", 31, 34),
    ClientDeprecation("admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicyBinding", 31, 34),
    ClientDeprecation(
      "admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", 16, 22,
      "admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration"),
    ClientDeprecation("apps/v1beta1", "ControllerRevision", 8, 16, "apps/v1 ControllerRevision"),
    ClientDeprecation("apps/v1beta1", "Deployment", 8, 16, "apps/v1 Deployment"),
    ClientDeprecation("apps/v1beta1", "DeploymentRollback", 8, 16, "apps/v1 DeploymentRollback", hasList: false),
    ClientDeprecation("apps/v1beta1", "Scale", 8, 16, "autoscaling/v1 Scale", hasList: false),
    ClientDeprecation("apps/v1beta1", "StatefulSet", 8, 16, "apps/v1 StatefulSet"),
    ClientDeprecation("apps/v1beta2", "ControllerRevision", 9, 16, "apps/v1 ControllerRevision"),
    ClientDeprecation("apps/v1beta2", "DaemonSet", 9, 16, "apps/v1 DaemonSet"),
    ClientDeprecation("apps/v1beta2", "Deployment", 9, 16, "apps/v1 Deployment"),
    ClientDeprecation("apps/v1beta2", "ReplicaSet", 9, 16, "apps/v1 ReplicaSet"),
    ClientDeprecation("apps/v1beta2", "Scale", 9, 16, "autoscaling/v1 Scale", hasList: false),
    ClientDeprecation("apps/v1beta2", "StatefulSet", 9, 16, "apps/v1 StatefulSet"),
    ClientDeprecation("authentication.k8s.io/v1alpha1", "SelfSubjectReview", 29, 32, hasList: false),
    ClientDeprecation("authentication.k8s.io/v1beta1", "SelfSubjectReview", 30, 33, hasList: false),
    ClientDeprecation(
      "authentication.k8s.io/v1beta1", "TokenReview", 19, 22, "authentication.k8s.io/v1 TokenReview", hasList: false),
    ClientDeprecation(
      "authorization.k8s.io/v1beta1", "LocalSubjectAccessReview", 19, 22,
      "authorization.k8s.io/v1 LocalSubjectAccessReview", hasList: false),
    ClientDeprecation(
      "authorization.k8s.io/v1beta1", "SelfSubjectAccessReview", 19, 22,
      "authorization.k8s.io/v1 SelfSubjectAccessReview", hasList: false),
    ClientDeprecation(
      "authorization.k8s.io/v1beta1", "SelfSubjectRulesReview", 19, 22,
      "authorization.k8s.io/v1 SelfSubjectRulesReview", hasList: false),
    ClientDeprecation(
      "authorization.k8s.io/v1beta1", "SubjectAccessReview", 19, 22, "authorization.k8s.io/v1 SubjectAccessReview",
      hasList: false),
    ClientDeprecation("batch/v1beta1", "CronJob", 21, 25, "batch/v1 CronJob"),
    ClientDeprecation(
      "certificates.k8s.io/v1beta1", "CertificateSigningRequest", 19, 22,
      "certificates.k8s.io/v1 CertificateSigningRequest"),
    ClientDeprecation(
      "certificates.k8s.io/v1beta1", "ClusterTrustBundle", 37, 40, "certificates.k8s.io/v1 ClusterTrustBundle"),
    ClientDeprecation(
      "certificates.k8s.io/v1beta1", "PodCertificateRequest", 37, 40, "certificates.k8s.io/v1 PodCertificateRequest"),
    ClientDeprecation("certificates.k8s.io/v1alpha1", "ClusterTrustBundle", 34, 37),
    ClientDeprecation("coordination.k8s.io/v1alpha2", "LeaseCandidate", 35, 38),
    ClientDeprecation("coordination.k8s.io/v1beta1", "Lease", 19, 22, "coordination.k8s.io/v1 Lease"),
    ClientDeprecation("coordination.k8s.io/v1beta1", "LeaseCandidate", 36, 39),
    ClientDeprecation("discovery.k8s.io/v1beta1", "EndpointSlice", 21, 25, "discovery.k8s.io/v1 EndpointSlice"),
    ClientDeprecation("events.k8s.io/v1beta1", "Event", 22, 25),
    ClientDeprecation("extensions/v1beta1", "DaemonSet", 8, 16, "apps/v1 DaemonSet"),
    ClientDeprecation("extensions/v1beta1", "Deployment", 8, 16, "apps/v1 Deployment"),
    ClientDeprecation("extensions/v1beta1", "DeploymentRollback", 8, 16, hasList: false),
    ClientDeprecation("extensions/v1beta1", "Ingress", 14, 22, "networking.k8s.io/v1 Ingress"),
    ClientDeprecation("extensions/v1beta1", "NetworkPolicy", 9, 16, "networking.k8s.io/v1 NetworkPolicy"),
    ClientDeprecation("extensions/v1beta1", "ReplicaSet", 8, 16, "apps/v1 ReplicaSet"),
    ClientDeprecation("extensions/v1beta1", "Scale", 2, 16, hasList: false),
    ClientDeprecation(
      "flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", 23, 26, "flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema"),
    ClientDeprecation(
      "flowcontrol.apiserver.k8s.io/v1beta1", "PriorityLevelConfiguration", 23, 26,
      "flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration"),
    ClientDeprecation(
      "flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", 26, 29, "flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema"),
    ClientDeprecation(
      "flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration", 26, 29,
      "flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration"),
    ClientDeprecation(
      "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", 29, 32, "flowcontrol.apiserver.k8s.io/v1 FlowSchema"),
    ClientDeprecation(
      "flowcontrol.apiserver.k8s.io/v1beta3", "PriorityLevelConfiguration", 29, 32,
      "flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration"),
    ClientDeprecation("lifecycle.k8s.io/v1alpha1", "Eviction", 40, 43),
    ClientDeprecation("networking.k8s.io/v1beta1", "IPAddress", 34, 37),
    ClientDeprecation("networking.k8s.io/v1beta1", "Ingress", 19, 22, "networking.k8s.io/v1 Ingress"),
    ClientDeprecation("networking.k8s.io/v1beta1", "IngressClass", 19, 22, "networking.k8s.io/v1 IngressClassList"),
    ClientDeprecation("networking.k8s.io/v1beta1", "ServiceCIDR", 34, 37),
    ClientDeprecation("node.k8s.io/v1beta1", "RuntimeClass", 22, 25),
    ClientDeprecation("policy/v1beta1", "Eviction", 22, 25, hasList: false),
    ClientDeprecation("policy/v1beta1", "PodDisruptionBudget", 21, 25, "policy/v1 PodDisruptionBudget"),
    ClientDeprecation(
      "rbac.authorization.k8s.io/v1beta1", "ClusterRole", 17, 22, "rbac.authorization.k8s.io/v1 ClusterRole"),
    ClientDeprecation(
      "rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding", 17, 22,
      "rbac.authorization.k8s.io/v1 ClusterRoleBinding"),
    ClientDeprecation("rbac.authorization.k8s.io/v1beta1", "Role", 17, 22, "rbac.authorization.k8s.io/v1 Role"),
    ClientDeprecation(
      "rbac.authorization.k8s.io/v1beta1", "RoleBinding", 17, 22, "rbac.authorization.k8s.io/v1 RoleBinding"),
    ClientDeprecation("resource.k8s.io/v1beta2", "DeviceClass", 36, 39),
    ClientDeprecation("resource.k8s.io/v1beta2", "DeviceTaintRule", 39, 42),
    ClientDeprecation("resource.k8s.io/v1beta2", "ResourceClaim", 36, 39),
    ClientDeprecation("resource.k8s.io/v1beta2", "ResourceClaimTemplate", 36, 39),
    ClientDeprecation("resource.k8s.io/v1beta2", "ResourceSlice", 36, 39),
    ClientDeprecation("resource.k8s.io/v1beta1", "DeviceClass", 35, 38),
    ClientDeprecation("resource.k8s.io/v1beta1", "ResourceClaim", 35, 38),
    ClientDeprecation("resource.k8s.io/v1beta1", "ResourceClaimTemplate", 35, 38),
    ClientDeprecation("resource.k8s.io/v1beta1", "ResourceSlice", 35, 38),
    ClientDeprecation("resource.k8s.io/v1alpha3", "DeviceTaintRule", 36, 39),
    ClientDeprecation("scheduling.k8s.io/v1beta1", "PodGroup", 40, 43),
    ClientDeprecation("scheduling.k8s.io/v1beta1", "PriorityClass", 14, 22, "scheduling.k8s.io/v1 PriorityClass"),
    ClientDeprecation("scheduling.k8s.io/v1beta1", "Workload", 40, 43),
    ClientDeprecation("storage.k8s.io/v1beta1", "CSIDriver", 19, 22, "storage.k8s.io/v1 CSIDriver"),
    ClientDeprecation("storage.k8s.io/v1beta1", "CSINode", 17, 22, "storage.k8s.io/v1 CSINode"),
    ClientDeprecation("storage.k8s.io/v1beta1", "CSIStorageCapacity", 24, 27, "storage.k8s.io/v1 CSIStorageCapacity"),
    ClientDeprecation("storage.k8s.io/v1beta1", "StorageClass", 19, 22, "storage.k8s.io/v1 StorageClass"),
    ClientDeprecation("storage.k8s.io/v1beta1", "VolumeAttachment", 19, 22, "storage.k8s.io/v1 VolumeAttachment"),
    ClientDeprecation(
      "storage.k8s.io/v1beta1", "VolumeAttributesClass", 34, 37, "storage.k8s.io/v1 VolumeAttributesClass"),
    ClientDeprecation(
      "storage.k8s.io/v1alpha1", "CSIStorageCapacity", 21, 24, "storage.k8s.io/v1beta1 CSIStorageCapacity"),
    ClientDeprecation("storage.k8s.io/v1alpha1", "VolumeAttachment", 21, 24, "storage.k8s.io/v1 VolumeAttachment"),
    ClientDeprecation(
      "storage.k8s.io/v1alpha1", "VolumeAttributesClass", 32, 35, "storage.k8s.io/v1 VolumeAttributesClass"),
    ClientDeprecation(
      "storagemigration.k8s.io/v1beta1", "StorageVersionMigration", 37, 40,
      "storagemigration.k8s.io/v1 StorageVersionMigration"),
  ]
}
