// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/cluster_contexts.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>

namespace models {

namespace {

using operations::EnvironmentRule;

class ContextTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ContextTexts)
};

const QLatin1String clusterScheme("kube:");

QString shownPart(const QString& foreign)
{
    return displayText(foreign.toStdString());
}

QString fromText(const QString& file)
{
    return file.isEmpty() ? ContextTexts::tr("nowhere", "file of a kubeconfig") : shownPart(file);
}

} // namespace

bool isClusterAddress(const QString& address)
{
    return address.startsWith(clusterScheme);
}

ClusterAddress parseClusterAddress(const QString& address, const std::vector<ClusterContext>& known)
{
    const QString text = address.mid(clusterScheme.size());
    if (std::ranges::find(known, text, &ClusterContext::name) != known.end())
        return {text, {}};
    const qsizetype slash = text.lastIndexOf(QLatin1Char('/'));
    if (slash < 0)
        return {text, {}};
    return {text.left(slash), text.mid(slash + 1)};
}

QString toText(const ClusterAddress& address)
{
    QString text = clusterScheme + address.context;
    if (!address.nameSpace.isEmpty())
        text += QLatin1Char('/') + address.nameSpace;
    return text;
}

QStringList usableClusters(const ClusterContexts& contexts)
{
    QStringList addresses;
    for (const ClusterContext& each : contexts.contexts) {
        if (!each.problem.isEmpty())
            continue;
        if (each.isCurrent)
            addresses.prepend(toText({each.name, {}}));
        else
            addresses.append(toText({each.name, {}}));
    }
    return addresses;
}

QString originText(const ClusterContext& context)
{
    return ContextTexts::tr("Cluster %1 from %2; user %3 from %4; context from %5")
        .arg(shownPart(context.cluster), fromText(context.clusterFile), shownPart(context.user),
            fromText(context.userFile), fromText(context.contextFile));
}

QString environmentLines(const std::vector<EnvironmentRule>& rules)
{
    QStringList lines;
    for (const EnvironmentRule& rule : rules) {
        const QString nameSpace = rawText(rule.nameSpace);
        lines.append(rule.environment.empty()
                ? nameSpace
                : nameSpace + QStringLiteral(" = ") + rawText(rule.environment));
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<EnvironmentRule> environmentRules(const QString& lines)
{
    std::vector<EnvironmentRule> rules;
    for (const QString& line : lines.split(QLatin1Char('\n'))) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype sign = line.indexOf(QLatin1Char('='));
        const QString nameSpace = line.left(sign).trimmed();
        const QString environment = sign < 0 ? QString() : line.mid(sign + 1).trimmed();
        if (nameSpace.isEmpty() || environment.isEmpty())
            rules.push_back({line.trimmed().toStdString(), {}});
        else
            rules.push_back({nameSpace.toStdString(), environment.toStdString()});
    }
    return rules;
}

} // namespace models
