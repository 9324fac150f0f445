#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace boligsim {

/// A stream's buffer that writes out every character that a terminal would act on, whoever's text it
/// stands in (sim/core/printable.hpp); line breaks and tabs stay. It is in force while it lives.
class PrintableOutput : public std::streambuf {
public:
    explicit PrintableOutput(std::ostream& stream);
    ~PrintableOutput() override;
    PrintableOutput(PrintableOutput const&) = delete;
    PrintableOutput& operator=(PrintableOutput const&) = delete;

protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(char const* text, std::streamsize size) override;
    int sync() override;

private:
    bool put(std::string_view text);

    std::ostream& stream_;
    std::streambuf* to_;
    std::string begun_; ///< the first bytes of a character that is not all there yet
};

} // namespace boligsim
