#pragma once

#include "study/vocabulary.hpp"

namespace boligsim {

/// Names for tests, which stay as they are when the model's own change.
inline Vocabulary test_vocabulary()
{
    constexpr std::string_view parameters = R"(demo.share:
  description: A share that nothing uses
  unit: share
  values: [{from: 2000-01, value: 0.5, source: none, status: assumed, range: [0, 1]}]
demo.wage:
  description: A wage that nothing uses
  unit: DKK/month
  values: [{from: 2000-01, value: 30000, source: none, status: assumed, range: [0, 100000]}]
demo.rates:
  description: Rates that nothing uses
  unit: 1/year
  axes: [sex]
  labels: {sex: [women, men]}
  values: [{from: 2000-01, value: [0.1, 0.2], source: none, status: assumed, range: [0, 1]}]
)";
    sim::Diagnostics diagnostics;
    Vocabulary vocabulary;
    vocabulary.parameters =
        sim::read_parameters({{"demo.parameters.yaml", parameters}}, diagnostics);
    vocabulary.interventions = {"employment_support", "leisure_job"};
    vocabulary.municipalities = {"Aarhus", "København", "Odense"};
    vocabulary.residents = {349983, 632340, 204895};
    vocabulary.organisations = {"Aarhus organisation 1"};
    vocabulary.areas = {"Aarhus area 1", "Aarhus area 2"};
    vocabulary.departments = {"Aarhus 1", "Aarhus 2"};
    return vocabulary;
}

} // namespace boligsim
