// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"

#include <QWidget>

#include <vector>

namespace widgets {

class PlainLabel;

/// What was wrong in a deployment's record, a line each; nothing where nothing was.
class RecordProblems final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordProblems)

public:
    explicit RecordProblems(QWidget* parent = nullptr);

    void setProblems(const std::vector<deployment::Problem>& problems);

private:
    PlainLabel* m_title;
    PlainLabel* m_lines;
};

} // namespace widgets
