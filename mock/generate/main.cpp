// SPDX-License-Identifier: GPL-3.0-or-later
#include "generate/byte_sink.h"
#include "generate/options.h"

#include "deploy/demo/history_generator.h"

#include "deploy/formats/record/deployment_json.h"

#include <iostream>
#include <span>

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int badUsage = 2;

void writeHistory(const generate::Options& options, generate::ByteSink& sink)
{
    const demo::HistoryGenerator generator(options.history);
    const bool array = options.format == generate::Format::Json;
    if (array)
        sink.write("[\n");
    for (std::uint64_t index = 0; index < generator.size() && !sink.failed(); ++index) {
        sink.write(formats::encodeDeployment(generator.generate(index)));
        sink.write(array && index + 1 < generator.size() ? ",\n" : "\n");
    }
    if (array)
        sink.write("]\n");
}

} // namespace

int main(int argc, char** argv)
{
    const std::span<const char* const> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
    const auto now = std::chrono::floor<std::chrono::seconds>(deployment::systemNow());
    const auto options = generate::parseOptions(arguments, now);
    if (!options) {
        std::cerr << options.error().message.toEnglish() << '\n' << generate::usage();
        return badUsage;
    }
    if (options->help) {
        std::cout << generate::usage();
        return done;
    }
    generate::ByteSink sink(options->output, options->gzip);
    writeHistory(*options, sink);
    if (sink.close())
        return done;
    std::cerr << "could not write "
              << (options->output.empty() ? "standard output" : options->output) << '\n';
    return failed;
}
