#include <set>
#include <string>
#include <variant>

#include "sim/core/utf8.hpp"
#include "sim/files/trajectory/provenance_digest.hpp"
#include "sim/files/trajectory/reader_contents.hpp"

/// What TrajectoryReader asks of a file when it opens it, so that nobody who uses it has to.
namespace sim {

namespace {

/// Of a measure's numbers, so that sums over them do not overflow.
constexpr std::int64_t largest_sum = std::int64_t{1} << 60;
constexpr std::size_t most_replicates = 1'000'000;

[[noreturn]] void refuse_shape(std::string const& what)
{
    throw RunFailed("is not a trajectory file (" + what + "); run the study again");
}

/// Whether it is text that can be shown: UTF-8 without control characters, the C1 ones and those
/// that turn the direction of writing included.
bool is_plain_text(std::string const& text)
{
    if (find_invalid_utf8(text))
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = [&](std::size_t at) {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
        };
        if (byte(i) < 0x20 || byte(i) == 0x7f || (byte(i) == 0xc2 && byte(i + 1) < 0xa0))
            return false;
        bool const in_punctuation = byte(i) == 0xe2;
        if (in_punctuation && byte(i + 1) == 0x80 && byte(i + 2) >= 0xa8 && byte(i + 2) <= 0xae)
            return false;
        if (in_punctuation && byte(i + 1) == 0x81 && byte(i + 2) >= 0xa6 && byte(i + 2) <= 0xa9)
            return false;
    }
    return true;
}

void require_plain(std::vector<std::string> const& texts, std::string const& name)
{
    for (std::string const& text : texts)
        if (!is_plain_text(text))
            refuse_shape("'" + name + "' has text with control characters or of no known letters");
}

void require_plain_names(std::set<std::string>& names, std::string const& name)
{
    if (!is_plain_text(name))
        refuse_shape("a name has control characters or no known letters");
    if (!names.insert(name).second)
        refuse_shape("two members are called '" + name + "'");
}

std::size_t length_of(PlaceColumn const& column)
{
    return std::visit([](auto const& values) { return values.size(); }, column.values);
}

} // namespace

std::vector<std::string> const& TrajectoryReader::Contents::labels(std::string_view axis) const
{
    if (axis == "replicate")
        return replicate_labels;
    if (axis == "year")
        return year_labels;
    auto const found = find_named(axes, axis);
    if (found == axes.end())
        throw RunFailed("has no axis '" + std::string(axis) + "'");
    return found->labels;
}

void TrajectoryReader::Contents::check_shapes() const
{
    if (replicate_labels.empty() || replicate_labels.size() > most_replicates || years.empty() ||
        written.size() != replicate_labels.size() * years.size())
        refuse_shape("its replicates or years are not described");
    for (std::size_t y = 0; y < years.size(); ++y)
        if (years[y] < 1 || years[y] > 9999 || (y > 0 && years[y] != years[y - 1] + 1))
            refuse_shape("its years do not follow each other");
    for (std::int8_t const mark : written)
        if (mark != 0 && mark != 1)
            refuse_shape("its record of years has other numbers than 0 and 1");
    if (complete && std::count(written.begin(), written.end(), 1) != std::ssize(written))
        throw RunFailed(
            "says that it is complete, and years are missing in it; run the study again");

    std::set<std::string> names;
    for (ReadAxis const& axis : axes) {
        require_plain_names(names, axis.name);
        require_plain(axis.labels, axis.name);
        if (axis.labels.empty())
            refuse_shape("the axis '" + axis.name + "' has no labels");
    }
    for (ReadColumn const& read : columns) {
        require_plain_names(names, read.column.name);
        require_plain({read.column.units, read.column.long_name}, read.column.name);
        if (auto const* texts = std::get_if<std::vector<std::string>>(&read.column.values))
            require_plain(*texts, read.column.name);
        if (length_of(read.column) != labels(read.axis).size())
            refuse_shape("the column '" + read.column.name + "' has " +
                         std::to_string(length_of(read.column)) + " values for " +
                         std::to_string(labels(read.axis).size()) + " labels of '" + read.axis +
                         "'");
    }
    for (CubeDescription const& cube : cubes) {
        require_plain_names(names, cube.name);
        require_plain({cube.units, cube.long_name}, cube.name);
        constexpr std::size_t replicate_year_place = 3;
        std::set<std::string> const different(cube.axes.begin(), cube.axes.end());
        if (cube.axes.size() < replicate_year_place || cube.axes[0] != "replicate" ||
            cube.axes[1] != "year" || different.size() != cube.axes.size())
            refuse_shape("the measure '" + cube.name + "' is not by replicate, year and place");
        for (std::size_t i = 0; i < cube.axes.size(); ++i)
            if (cube.shape[i] != labels(cube.axes[i]).size())
                refuse_shape("the measure '" + cube.name + "' has " +
                             std::to_string(cube.shape[i]) + " values for " +
                             std::to_string(labels(cube.axes[i]).size()) + " labels of '" +
                             cube.axes[i] + "'");
    }
}

void TrajectoryReader::Contents::check_digests() const
{
    auto const claimed = hdf5::read_text_attribute(root.get(), "digest");
    DigestInput input;
    input.replicates = replicate_labels.size();
    input.years = years;
    for (ReadAxis const& axis : axes)
        input.axes[axis.name] = axis.labels;
    for (ReadColumn const& read : columns)
        input.columns[read.column.name] = &read.column;
    if (claimed != digest_of_file(input, {cube_digests.begin(), cube_digests.end()}))
        throw RunFailed(
            "was changed after it was written (its names, columns or digests do not fit "
            "the file's digest); boligsim verify says what differs");
    constexpr int first_with_provenance = 2;
    if (hdf5::read_int_attribute(root.get(), "format_version") >= first_with_provenance &&
        hdf5::read_text_attribute(root.get(), provenance_digest_name) !=
            digest_of_provenance(root.get()))
        throw RunFailed("was changed after it was written (what it says of its study, seed and "
                        "scale does not fit its digest); run the study again");
    if (event_tables.empty())
        return;
    std::map<std::string, EventColumnDigests> digests;
    for (ReadEventTable const& table : event_tables)
        for (ReadEventColumn const& column : table.columns) {
            if (column.digest.empty())
                return; // of a program that made none
            digests[table.name][column.name] = column.digest;
        }
    if (hdf5::read_text_attribute(root.get(), "events_digest") != digest_of_events(digests))
        throw RunFailed("was changed after it was written (its events do not fit their digest); "
                        "boligsim verify says what differs");
}

void TrajectoryReader::Contents::add_size(CubeDescription const& cube, std::int64_t value,
                                          std::int64_t& total) const
{
    std::int64_t const size = value < 0 ? -(value + 1) : value;
    if (size > largest_sum - total)
        refuse("has numbers of '" + cube.name + "' that are too large; run the study again");
    total += size;
}

bool TrajectoryReader::Contents::is_unseen(CubeDescription const& cube, std::size_t replicate,
                                           std::size_t year) const
{
    if (!held_to_digests)
        return false;
    std::lock_guard const guard(seen_mutex);
    auto const found = seen_slabs.find(cube.name);
    if (found == seen_slabs.end())
        return true;
    auto const& slabs = found->second.slabs;
    return !slabs.empty() && !slabs[replicate * years.size() + year];
}

void TrajectoryReader::Contents::note_seen(CubeDescription const& cube, std::size_t replicate,
                                           std::size_t year,
                                           DigestInput::SlabHash const& hash) const
{
    std::lock_guard const guard(seen_mutex);
    auto const [found, is_new] = seen_slabs.try_emplace(
        cube.name, DigestInput::CubeSlabs{cube.name, cube.cells, cube.axes,
                                          decltype(DigestInput::CubeSlabs::slabs)(written.size())});
    auto& slabs = found->second.slabs;
    if (!slabs.empty())
        slabs[replicate * years.size() + year] = hash;
}

void TrajectoryReader::Contents::hold_against_digest(CubeDescription const& cube) const
{
    std::lock_guard const guard(seen_mutex);
    auto const found = seen_slabs.find(cube.name);
    if (found == seen_slabs.end())
        return;
    auto& slabs = found->second.slabs;
    if (slabs.empty())
        return; // was compared already
    for (auto const& seen : slabs)
        if (!seen)
            return;
    if (digest_of_cube(found->second) != cube_digests.find(cube.name)->second)
        refuse("was changed after it was written (the numbers of '" + cube.name +
               "' do not fit their digest); boligsim verify says what differs");
    slabs.clear();
}

void TrajectoryReader::Contents::check_numbers(CubeDescription const& cube,
                                               std::vector<std::size_t> const& fixed,
                                               std::vector<std::int64_t> const& values) const
{
    std::int64_t total = 0;
    for (std::int64_t const value : values)
        add_size(cube, value, total);
    if (!held_to_digests)
        return;
    std::size_t const years_in = fixed.size() > 1 ? 1 : years.size();
    std::size_t const replicates_in = fixed.empty() ? replicate_labels.size() : 1;
    std::size_t const first_replicate = fixed.empty() ? 0 : fixed[0];
    std::size_t const first_year = fixed.size() > 1 ? fixed[1] : 0;
    std::size_t const slab = values.size() / (years_in * replicates_in);
    for (std::size_t r = 0; r < replicates_in; ++r)
        for (std::size_t y = 0; y < years_in; ++y)
            if (is_unseen(cube, first_replicate + r, first_year + y))
                note_seen(cube, first_replicate + r, first_year + y,
                          hash_values(std::span(values).subspan((r * years_in + y) * slab, slab),
                                      cube.cells));
    hold_against_digest(cube);
}

} // namespace sim
