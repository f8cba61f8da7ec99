// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"

#include <QObject>

namespace models {
class TimeContext;
}
namespace widgets {
class DetailPage;
}

namespace console {

class DiagnosisController;
class FollowedRun;
class SourceSession;

/// Copies the deployment of a page as Markdown, with what was found out about it so far.
class MarkdownCopy final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MarkdownCopy)

public:
    struct Context {
        const SourceSession& session;
        const FollowedRun& run;
        DiagnosisController& diagnosis;
        const models::TimeContext& time;
    };

    /// All outlive it.
    MarkdownCopy(const Context& context, widgets::DetailPage& page, QObject* parent);

Q_SIGNALS:
    void statusMessage(const QString& text);

private:
    void copy();

    Context m_context;
    models::PreviewFacts m_facts;
};

} // namespace console
