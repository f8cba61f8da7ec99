// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_manual.h"

#include "program/options.h"

#include <QString>

namespace console {

namespace {

manual::OptionManual manualOf(const Switch& each)
{
    manual::OptionManual option{each.name, each.value, each.help().toStdString(), {}};
    for (const QString& word : each.words())
        option.choices.push_back(word.toStdString());
    return option;
}

std::vector<manual::ManualSection> sectionsOfConsole()
{
    return {{"EXIT STATUS",
                {{"0", "The window was closed, or help or version shown."},
                    {"1", "There is no display."}, {"2", "Wrong usage."}}},
        {"ENVIRONMENT",
            {{"KUBECONFIG",
                 "The files that describe clusters, merged as kubectl does it; otherwise "
                 "~/.kube/config."},
                {"http_proxy, https_proxy, all_proxy, no_proxy",
                    "The proxies to a server, and what is reached without one; where none is set, "
                    "those of the desktop."}}},
        {"FILES",
            {{"~/.config/deployment-console/settings.ini",
                 "Settings, views, connections; never a secret."},
                {"~/.local/share/deployment-console/journal.sqlite",
                    "The journal of commands: what was sent, why, and what became of it."},
                {"~/.local/share/deployment-console/archive/",
                    "What connections have shown, a file for each."},
                {"~/.local/state/deployment-console/", "The program's own log."}}},
        {"EXAMPLES",
            {{"deployment-console --demo", "Look around in made-up deployments."},
                {"deployment-console history.ndjson", "Open a file."},
                {"deployment-console https://deploy.example.com/api", "Follow a server."},
                {"deployment-console kube:staging/shop",
                    "Follow a namespace of a Kubernetes cluster, by its kubeconfig."}}}};
}

} // namespace

manual::ProgramManual consoleManual(const std::string& version, const std::string& date)
{
    manual::ProgramManual manual;
    manual.program = "deployment-console";
    manual.version = version;
    manual.date = date;
    manual.summary = "see, follow and control deployments";
    manual.synopsis = "[options] [SOURCE ...]";
    manual.description = {
        "A desktop console for the engineers who watch deployments: what is live, which one broke "
        "and why, what happens now; pause, resume, roll back.",
        "Each SOURCE is opened in a tab of its own: a file (JSON or JSON Lines, plain or gzip), "
        "the http:// or https:// address of a server, or kube:CONTEXT/NAMESPACE for a Kubernetes "
        "cluster by its kubeconfig. Without one, what was open last comes back.",
        "The program sends nothing to anyone but the sources that it is told to open. The user "
        "guide is in its menu Help, in English and Chinese."};
    for (const Switch& each : switches())
        manual.options.push_back(manualOf(each));
    manual.options.push_back({"help", "", "Show the options.", {}});
    manual.options.push_back({"version", "", "Show the program's version.", {}});
    manual.schemes = {"kube:"};
    manual.sections = sectionsOfConsole();
    manual.seeAlso = {"deployment-console-cli"};
    return manual;
}

} // namespace console
