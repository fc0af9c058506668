import { Anchor, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useApi } from "#kit/api";
import { Filled, useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { Page } from "#kit/page";
import { useSession } from "#kit/session";
import { Answered, Empty } from "#kit/states";
import { useSay } from "#kit/words";
import { homeCard, wayToBegin } from "#platform/manifest/web";
import classes from "./shell.module.css";

/** Home: the cards that the slices bring, in three columns; until somebody is recorded, the ways to begin. */
export function Home(): ReactNode {
  const say = useSay();
  const cards = useFillings(homeCard);
  const anyone = useApi<{ items: unknown[] }>("/api/customers", { query: { limit: 1 }, live: ["customer"] });
  return (
    <Page title={say("nav.home")} question={say("shell.home_question")}>
      <Answered asked={anyone}>
        {({ items }) =>
          items.length === 0 ? (
            <Nobody />
          ) : (
            <div className={classes["cards"]}>
              {cards.map((card) => (
                <div key={card.id} className={classes[`columns-${card.columns}`]}>
                  <Filled load={card.load} given={{}} />
                </div>
              ))}
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

function Nobody(): ReactNode {
  const say = useSay();
  const { workspace, workspaces, enter } = useSession();
  const ways = useFillings(wayToBegin);
  const others = workspaces.filter((one) => one !== workspace);
  return (
    <>
      <Empty
        icon="customers"
        title={say("shell.nobody")}
        text={say("shell.nobody_text")}
        action={
          <Button component={Link} to="/begin" variant="default" rightSection={<Icon name="arrow" />}>
            {say("shell.begin")}
          </Button>
        }
        hint={
          others.length === 0 ? null : (
            <>
              {say("shell.elsewhere")}{" "}
              {others.map((one) => (
                <Anchor
                  key={one.workspaceId}
                  component="button"
                  inherit
                  mr={8}
                  onClick={() => enter(one.workspaceId)}
                >
                  {one.name}
                </Anchor>
              ))}
            </>
          )
        }
      />
      {ways.map((way) => (
        <Filled key={way.id} load={way.load} given={{}} />
      ))}
    </>
  );
}
