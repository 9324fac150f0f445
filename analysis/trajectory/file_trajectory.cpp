#include <string>
#include <utility>
#include <variant>

#include "analysis/trajectory/file_checks.hpp"
#include "analysis/trajectory/kept_years.hpp"
#include "analysis/trajectory/trajectory.hpp"
#include "sim/files/trajectory/trajectory_reader.hpp"

namespace boligsim::analysis {

namespace {

std::string cube_name(std::string_view measure, Sector sector)
{
    std::string const prefix = sector == Sector::departments ? "" : "elsewhere_";
    return prefix + std::string(measure);
}

bool is_place_axis(std::string_view axis)
{
    return axis == "replicate" || axis == "year" || axis == "department" || axis == "segment";
}

class FileTrajectory final : public Trajectory {
public:
    FileTrajectory(std::filesystem::path const& path, std::shared_ptr<KeptMemory> memory)
        : reader_(path), kept_(std::move(memory))
    {
        require_places(reader_);
    }

    std::string scenario() const override { return reader_.scenario(); }
    std::optional<std::string> attribute(std::string_view name) const override
    {
        if (!reader_.has_attribute(name))
            return std::nullopt;
        return reader_.text_attribute(name);
    }
    std::uint64_t seed() const override { return reader_.seed(); }
    double scale() const override { return reader_.scale(); }
    std::vector<int> const& years() const override { return reader_.years(); }
    std::size_t replicates() const override { return reader_.replicates(); }
    std::vector<std::string> const& places(Sector sector) const override
    {
        return reader_.labels(sector == Sector::departments ? "department" : "segment");
    }
    std::vector<std::int64_t> integers(std::string_view column) const override
    {
        if (!reader_.has_column(column))
            return {};
        auto const* values = std::get_if<std::vector<std::int32_t>>(&reader_.column(column).values);
        return values == nullptr ? std::vector<std::int64_t>{}
                                 : std::vector<std::int64_t>(values->begin(), values->end());
    }
    std::vector<double> reals(std::string_view column) const override
    {
        if (!reader_.has_column(column))
            return {};
        auto const* values = std::get_if<std::vector<double>>(&reader_.column(column).values);
        return values == nullptr ? std::vector<double>{} : *values;
    }
    std::vector<std::string> texts(std::string_view column) const override
    {
        if (!reader_.has_column(column))
            return {};
        auto const& values = reader_.column(column).values;
        if (auto const* texts = std::get_if<std::vector<std::string>>(&values))
            return *texts;
        std::vector<std::string> digits;
        for (std::int64_t const value : integers(column))
            digits.push_back(value < 0 ? std::string{} : std::to_string(value));
        return digits;
    }
    bool has(std::string_view measure, Sector sector) const override
    {
        return reader_.has_cube(cube_name(measure, sector));
    }
    std::vector<CategoryAxis> axes(std::string_view measure) const override
    {
        Sector const sector =
            has(measure, Sector::departments) ? Sector::departments : Sector::elsewhere;
        std::vector<CategoryAxis> result;
        for (std::string const& axis : reader_.describe(cube_name(measure, sector)).axes)
            if (!is_place_axis(axis))
                result.push_back({axis, reader_.labels(axis)});
        return result;
    }
    void visit(std::string_view measure, Sector sector, std::size_t replicate,
               sim::YearVisitor const& take) const override
    {
        KeptYears::Key const key{cube_name(measure, sector), replicate};
        if (kept_.visit(key, take))
            return;
        if (!kept_.is_wanted(key.first)) {
            reader_.visit_years(key.first, replicate, take);
            return;
        }
        KeptYears::Packer packer;
        reader_.visit_years(key.first, replicate,
                            [&](std::size_t year, std::span<sim::CubeEntry const> entries) {
                                packer.add(entries);
                                take(year, entries);
                            });
        kept_.keep(key, std::move(packer));
    }

    bool has_events() const override { return reader_.has_events(); }
    sim::ReadEvents events(std::string const& table, std::vector<std::string> const& columns,
                           std::size_t replicate) const override
    {
        sim::ReadEvents read = reader_.events(table, columns, replicate);
        require_sound_events(reader_, read);
        return read;
    }

private:
    sim::TrajectoryReader reader_;
    mutable KeptYears kept_;
};

} // namespace

std::unique_ptr<Trajectory> open_trajectory(std::filesystem::path const& path,
                                            std::shared_ptr<KeptMemory> memory)
{
    return std::make_unique<FileTrajectory>(path, std::move(memory));
}

} // namespace boligsim::analysis
