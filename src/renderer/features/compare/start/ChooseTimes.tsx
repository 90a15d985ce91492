import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useProfiles } from '../../../state/profiles';
import { showInstanceTimes } from '../../../state/times';

/** Which instance to look back at; for one account its own menu is the way. */
export function ChooseTimes() {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const [profileId, setProfileId] = useState<string | null>(null);
  return (
    <section className="start-card" aria-labelledby="start-times">
      <h2 id="start-times">Then and now</h2>
      <p className="lk-dim">
        What changed in an instance since a sync. For one account, choose “Then and now” in its
        menu.
      </p>
      <div className="start-foot">
        <Select
          aria-label="Instance"
          placeholder="Choose an instance"
          value={profileId}
          onChange={setProfileId}
          data={profiles.map(({ id, label }) => ({ value: id, label }))}
        />
        <Button
          variant="default"
          disabled={profileId === null}
          onClick={() => {
            if (profileId !== null) void showInstanceTimes(profileId);
          }}
        >
          Look back
        </Button>
      </div>
    </section>
  );
}
