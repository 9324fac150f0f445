#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/html_report/chart.hpp"
#include "analysis/language/phrases.hpp"

namespace boligsim::analysis {

/// A part of the page with a heading of its own: paragraphs, tables and charts, in order.
class PageSection {
public:
    PageSection(std::string id, std::string heading, Phrases const& say)
        : id_(std::move(id)), heading_(std::move(heading)), say_(say)
    {
    }

    std::string const& id() const { return id_; }
    std::string const& heading() const { return heading_; }
    std::string const& html() const { return html_; }
    std::vector<Chart> const& charts() const { return charts_; }

    void add_lead(std::string_view text);
    void add_paragraph(std::string_view text);
    void add_callout(std::string_view text);
    void add_caution(std::string_view text);
    void add_list(std::vector<std::string> const& texts);
    void add_heading(std::string_view text);
    /// A command or a text of a file, as it is.
    void add_code(std::string_view text);
    void add_table(std::string_view caption, std::vector<ChartColumn> const& columns,
                   std::vector<std::vector<ChartCell>> const& rows);
    /// A table that is closed until it is asked for.
    void add_closed_table(std::string_view summary, std::vector<ChartColumn> const& columns,
                          std::vector<std::vector<ChartCell>> const& rows);
    /// A chart without rows is left out.
    void add_chart(Chart chart);
    /// HTML of the caller's own, with its texts escaped.
    void add_html(std::string_view html) { html_ += html; }

private:
    std::string id_;
    std::string heading_;
    Phrases say_;
    std::string html_;
    std::vector<Chart> charts_;
};

/// A scenario as the charts know it.
struct PageScenario {
    std::string name;
    bool is_baseline = false;
};

/// The whole page.
struct Page {
    std::string title;
    std::string lead;
    std::string facts;
    std::string file; ///< begins the names of saved tables
    std::vector<PageScenario> scenarios;
    std::vector<PageSection> sections;
};

/// The page as one HTML file: no other file is needed and none is asked for. The content security
/// policy lets nothing run but the page's own script, named by its hash.
std::string page_html(Page const& page, Phrases const& say);

} // namespace boligsim::analysis
