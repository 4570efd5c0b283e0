"""The tests: one file a module, cases as data, few mocks."""
