import JSON
import Testing

@testable import Runner

@Suite struct PythonFieldsTests {
  @Test(
    arguments: [
      (["name": "a", "labels": ["my_label": "b"]], ["name": "a", "labels": ["my_label": "b"]]),
      (["generate_name": "a-"], ["generateName": "a-"]),
      (
        ["pod_cidr": "c", "pod_cid_rs": ["c"], "provider_id": "p", "external_id": "e"],
        ["podCIDR": "c", "podCIDRs": ["c"], "providerID": "p", "externalID": "e"]
      ),
      (["podCIDR": "c", "unschedulable": true], ["podCIDR": "c", "unschedulable": true]),
      ([:], [:]), (.null, .null),
    ] as [(JSONValue, JSONValue)])
  func `fields have the names of the API, whichever an experiment was written with`(
    given: JSONValue, expected: JSONValue
  ) {
    #expect(PythonFields.renamed(given) == expected)
  }
}
