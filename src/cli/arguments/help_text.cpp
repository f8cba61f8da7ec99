// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <algorithm>

namespace cli {

namespace {

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size() + 2), ' ');
    return text;
}

} // namespace

std::string helpText()
{
    constexpr std::size_t width = 27;
    std::string text =
        "Usage: deployment-console-cli COMMAND SOURCE [options]\n"
        "Reads a deployment history, narrows it down, and writes it out.\n\nCommands:\n";
    for (const CommandSyntax& spec : commandSpecs())
        text.append(padded("  " + std::string{spec.name} + ' ' + std::string{spec.operands}, width))
            .append(spec.help)
            .append("\n");
    text.append(
        "\nSOURCE is a file (JSON or JSON Lines, plain or gzip), the http:// or https:// "
        "address of a\n"
        "server, kube:CONTEXT/NAMESPACE for a Kubernetes cluster by its kubeconfig, - for "
        "standard\n"
        "input, or demo: for the built-in demonstration.\nA "
        "server's token is taken from "
        "--token-file or $DEPLOYMENT_CONSOLE_TOKEN.\nOf a cluster, list and export have the "
        "revisions of each workload that still have a\nReplicaSet.\n\n"
        "Options:\n");
    for (const OptionSpec& spec : optionSpecs()) {
        std::string head = "  --" + std::string{spec.name};
        if (!spec.value.empty())
            head.append(" ").append(spec.value);
        text.append(padded(std::move(head), width)).append(spec.help).append("\n");
    }
    text.append("\nTIME is an age (30m, 24h, 7d, 2w) or RFC 3339 "
                "(2025-02-15T10:00:00+08:00).\nColumns: ")
        .append(joinedColumnNames())
        .append(
            "\n\nData goes to standard output, messages to standard error. A command prints its id "
            "and its state.\n"
            "Exit codes: 0 done; 1 failed (validate: there are problems); 2 wrong usage;\n"
            "3 command refused or not sent, without effect; 4 outcome of the command unknown.\n");
    return text;
}

} // namespace cli
