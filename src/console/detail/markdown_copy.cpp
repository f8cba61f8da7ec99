// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown_copy.h"

#include "diagnosis_controller.h"
#include "session/followed_run.h"
#include "session/run_library.h"
#include "session/source_session.h"

#include "deploy/models/preview/deployment_markdown.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QClipboard>
#include <QGuiApplication>

namespace console {

MarkdownCopy::MarkdownCopy(const Context& context, widgets::DetailPage& page, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.diagnosis, &DiagnosisController::judged, this,
        [this](const models::Judgement& judgement) { m_facts.judgement = judgement; });
    connect(&context.diagnosis, &DiagnosisController::liveChanged, this,
        [this](const models::LiveNow& live) { m_facts.live = live; });
    connect(&page, &widgets::DetailPage::markdownRequested, this, &MarkdownCopy::copy);
}

void MarkdownCopy::copy()
{
    const sources::SnapshotPointer& snapshot = m_context.run.snapshot();
    if (!snapshot) {
        Q_EMIT statusMessage(tr("There is nothing to copy yet: the record is being read."));
        return;
    }
    m_facts.deployment = {snapshot, &snapshot->deployment};
    m_facts.isWhole = true;
    m_facts.usual = &m_context.session.library().digests().usual();
    QGuiApplication::clipboard()->setText(
        models::deploymentMarkdown(m_facts, m_context.time.now(), m_context.time.zone()));
    Q_EMIT statusMessage(tr("Copied as Markdown: what it is, why it failed, its steps"));
}

} // namespace console
