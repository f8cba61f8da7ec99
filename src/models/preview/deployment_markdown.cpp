// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/deployment_markdown.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/markdown.h"

#include <QCoreApplication>
#include <QStringList>

namespace models {

namespace {

class DeploymentMarkdown final {
    Q_DECLARE_TR_FUNCTIONS(models::DeploymentMarkdown)
};

QString headOf(const PreviewHeader& header, const deployment::Deployment& run,
    deployment::Timestamp now, deployment::Zone zone)
{
    QStringList facts{QStringLiteral("**%1**").arg(markdownText(header.statusText)),
        markdownText(
            DeploymentMarkdown::tr("Started %1", "a time").arg(momentText(run.start, zone)))};
    if (run.end)
        facts << markdownText(
            DeploymentMarkdown::tr("ended %1", "a time").arg(momentText(run.end, zone)));
    facts << markdownText(elapsedText(run, now)) << markdownText(header.facts);
    facts.removeAll(QString());
    return QStringLiteral("### %1 (%2)\n\n%3\n")
        .arg(
            markdownText(header.title), markdownText(header.id), facts.join(QStringLiteral(" · ")));
}

/// Lines of a block quote, each a paragraph of its own.
QString reasonOf(const PreviewReason& reason)
{
    if (reason.kind == FindingsText::Kind::Nothing)
        return {};
    QStringList lines{QStringLiteral("**%1**").arg(markdownText(reason.head))};
    for (const QString& text : {reason.quote, reason.sentence, reason.live, reason.more}) {
        if (!text.isEmpty())
            lines << markdownText(text);
    }
    return QStringLiteral("\n> ") + lines.join(QStringLiteral("\n>\n> ")) + u'\n';
}

QString stepsOf(const std::vector<PreviewStep>& steps, const deployment::Deployment& run)
{
    if (steps.empty())
        return {};
    QString text = u'\n'
        + markdownHeadings({DeploymentMarkdown::tr("Step"), DeploymentMarkdown::tr("Status"),
            DeploymentMarkdown::tr("Duration"), DeploymentMarkdown::tr("Usually")});
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const deployment::Step& step = run.progress.steps[index];
        const QString status = stepStatusText(run, step);
        // In the place of a time stands why there is none.
        text += markdownRow({steps[index].name, status,
            steps[index].took == status ? QString() : steps[index].took, steps[index].usual});
    }
    return text;
}

} // namespace

QString deploymentMarkdown(
    const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone)
{
    if (!facts.deployment)
        return {};
    const Preview preview = previewOf(facts, now, zone);
    return headOf(preview.header, *facts.deployment, now, zone) + reasonOf(preview.reason)
        + stepsOf(preview.steps, *facts.deployment);
}

} // namespace models
