#pragma once

#include "models/process/observer.hpp"
#include "models/record/measures.hpp"

namespace boligsim {

/// Residents on 31 December, by place.
struct ResidentMeasures {
    sim::MeasureId residents;        ///< [age, sex] persons
    sim::MeasureId residents_origin; ///< [origin] persons
    sim::MeasureId age_groups;       ///< [age_group] persons

    static ResidentMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// Years of residents, by place.
struct ResidentYearsMeasures {
    sim::MeasureId tenure_years; ///< [tenure_years] persons, by years in the dwelling
    sim::MeasureId place_years;  ///< [place_years] persons, by years in the place
    sim::MeasureId years_of_age; ///< sum over residents, whole years

    static ResidentYearsMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// Households on 31 December, by place.
struct HouseholdMeasures {
    sim::MeasureId households;      ///< [household_type]
    sim::MeasureId households_stay; ///< [stay_years]
    sim::MeasureId stay_months;     ///< sum over households, months in the dwelling

    static HouseholdMeasures declare(sim::MeasureCatalogue& catalogue);
};

/// Who lives where: residents by age, sex and origin.
class ResidentObserver : public Observer {
public:
    explicit ResidentObserver(ResidentMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "residents"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    ResidentMeasures ids_;
};

/// For how long residents have lived where they live, and in all.
class ResidentYearsObserver : public Observer {
public:
    explicit ResidentYearsObserver(ResidentYearsMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "residents_years"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_persons(ObservedPersons const& persons, sim::YearCounts& counts) const override;

private:
    ResidentYearsMeasures ids_;
};

/// Households by type, and for how long they have lived where they live.
class HouseholdObserver : public Observer {
public:
    explicit HouseholdObserver(HouseholdMeasures const& ids) : ids_(ids) {}
    std::string_view name() const override { return "households"; }
    std::vector<sim::MeasureId> measures() const override;
    void count_rest(World const& world, MonthContext const& context) const override;

private:
    HouseholdMeasures ids_;
};

} // namespace boligsim
