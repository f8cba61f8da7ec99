// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_factory.h"

#include "deploy/models/display_strings.h"

namespace console {

QString PageFactory::waitingTitle(const deployment::DeploymentKey& subject) const
{
    return models::displayText(subject.deploymentId, 40);
}

} // namespace console
